import { Field, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ImportedFacts } from '../../domain/import/history.js';

/** Of which row of which system a complaint was made, and what is kept of it as it was said there. Source: R9. */
@Entity('import_row')
@ObjectType('ImportedFacts', {
  description: 'What the system said from which a complaint was imported.',
  simpleResolvers: true,
})
export class ImportRow implements ImportedFacts {
  @Field(() => String, { description: 'The name of the system.' })
  @PrimaryColumn('text')
  system!: string;

  @Field(() => String, { description: 'By what the system knows it.' })
  @PrimaryColumn('text', { name: 'external_id' })
  externalId!: string;

  @Column('uuid', { name: 'complaint_id' })
  complaintId!: string;

  /** HMAC-SHA-256 of what the row said: whether it says the same a second time. */
  @Column('bytea')
  digest!: Buffer;

  /** HMAC-SHA-256 of what groups the rows of one matter. */
  @Column('bytea', { name: 'matter_mark', nullable: true })
  matterMark!: Buffer | null;

  @Field(() => String, { nullable: true, description: 'The number it had there.' })
  @Column('text', { nullable: true })
  number!: string | null;

  @Field(() => String, { nullable: true, description: 'The level it had there; its level here is derived.' })
  @Column('text', { nullable: true })
  level!: string | null;

  @Field(() => String, { nullable: true, description: 'The nature it had there, as a code or word.' })
  @Column('text', { nullable: true })
  nature!: string | null;

  @Field(() => Int, { nullable: true, description: 'How satisfied the customer was, 1 (worst) to 5.' })
  @Column('smallint', { nullable: true })
  satisfaction!: number | null;

  @Field(() => Date, { description: 'When it was imported.' })
  @Column('timestamptz', { name: 'imported_at' })
  importedAt!: Date;
}
