import { Field, ID, InputType, Int } from 'type-graphql';
import { EvidenceKind } from '../../data/evidence/vocabulary.js';
import type { GivenAnnouncement } from '../../domain/evidence/announcement.js';

@InputType('RequestEvidenceUploadInput', { description: 'A file that is to be added to a complaint.' })
export class RequestEvidenceUploadInput implements GivenAnnouncement {
  @Field(() => String, {
    description: 'Made by the client; the same key with the same input answers the same file, with a new address.',
  })
  idempotencyKey!: string;

  @Field(() => ID, { description: 'The complaint.' })
  complaintId!: string;

  @Field(() => EvidenceKind, { description: 'What it is.' })
  kind!: EvidenceKind;

  @Field(() => String, {
    description: 'The name of the file; its end says what it is, `.jpg`. At most 255 characters.',
  })
  fileName!: string;

  @Field(() => Int, { description: 'Its size in bytes.' })
  sizeBytes!: number;
}

@InputType('RequestEvidenceDownloadInput', { description: 'A file that is to be had.' })
export class RequestEvidenceDownloadInput {
  @Field(() => String, {
    description: 'Made by the client; the same key with the same input answers a new address of the same file.',
  })
  idempotencyKey!: string;

  @Field(() => ID, { description: 'The file.' })
  evidenceId!: string;
}
