import { RuleError } from '@complaints/contracts';
import type { IntakePolicy } from '../policy.js';
import { readFileName } from './file-name.js';
import { classOf, EXTENSIONS, fits, type MediaClass, type MediaType, mediaTypeOfName } from './media-type.js';
import type { EvidenceKind } from './vocabulary.js';

/** A file that somebody wants to send. */
export interface GivenAnnouncement {
  kind: EvidenceKind;
  fileName: string;
  /** How large it is, in bytes. */
  sizeBytes: number;
}

/** A file that may come. */
export interface Announcement {
  kind: EvidenceKind;
  name: string;
  mediaType: MediaType;
  sizeBytes: number;
}

type SizePolicy = Pick<IntakePolicy, 'imageUpToMegabytes' | 'recordingUpToMegabytes' | 'documentUpToMegabytes'>;

const MEGABYTE = 1024 * 1024;

const megabytesFor = (mediaClass: MediaClass, policy: SizePolicy): number =>
  ({
    IMAGE: policy.imageUpToMegabytes,
    RECORDING: policy.recordingUpToMegabytes,
    DOCUMENT: policy.documentUpToMegabytes,
  })[mediaClass];

/**
 * What a file must turn out to be, once its name, kind and size are in order.
 * @throws RuleError FILE_TYPE_NOT_ACCEPTED, KIND_DOES_NOT_FIT, FILE_EMPTY, FILE_TOO_LARGE and as {@link readFileName}
 * Source: R4.
 */
export function readAnnouncement(given: GivenAnnouncement, policy: SizePolicy): Announcement {
  const { kind, sizeBytes } = given;
  const name = readFileName(given.fileName);
  const mediaType = mediaTypeOfName(name);
  if (!mediaType) {
    throw new RuleError('FILE_TYPE_NOT_ACCEPTED', `Accepted are files that end in ${EXTENSIONS.join(', ')}.`, [
      'fileName',
    ]);
  }
  if (!fits(kind, mediaType)) {
    throw new RuleError('KIND_DOES_NOT_FIT', 'A file of this type is not of this kind.', ['kind']);
  }
  if (sizeBytes < 1) throw new RuleError('FILE_EMPTY', 'The file is empty.', ['sizeBytes']);
  const megabytes = megabytesFor(classOf(mediaType), policy);
  if (sizeBytes > megabytes * MEGABYTE) {
    throw new RuleError('FILE_TOO_LARGE', `A file of this type may have at most ${megabytes} MB.`, ['sizeBytes']);
  }
  return { kind, name, mediaType, sizeBytes };
}

/**
 * Whether one more file may be added to a complaint.
 * @param held how many it has, awaited ones included
 * @throws RuleError TOO_MANY_FILES
 * Source: R4.
 */
export function checkRoom(held: number, { filesPerComplaint }: Pick<IntakePolicy, 'filesPerComplaint'>): void {
  if (held >= filesPerComplaint) {
    throw new RuleError('TOO_MANY_FILES', `A complaint may have at most ${filesPerComplaint} files.`, ['complaintId']);
  }
}
