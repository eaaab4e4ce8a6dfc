import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { type FundPolicy, policyOf, type WrittenDocument } from '../../domain/policy.js';
import { ConfidentialityGrade } from './vocabulary.js';

/** One version of the fund's policy; it is never changed. */
@Entity('fund_policy')
@ObjectType('FundPolicy', {
  description: 'One version of what may be granted, and by whom.',
  simpleResolvers: true,
})
export class PublishedPolicy {
  @Field(() => Int, { description: 'Counts the versions from 1.' })
  @PrimaryColumn('integer')
  version!: number;

  @Field(() => ID, { description: 'Its id.' })
  @Column('uuid')
  id!: string;

  /** As it was published; read it by `policy`. */
  @Column('jsonb', { name: 'document' })
  published!: WrittenDocument;

  @Field(() => String, { description: 'The number of the document that it carries out.' })
  @Column('text', { name: 'document_number' })
  documentNumber!: string;

  @Field(() => ConfidentialityGrade, { description: 'How confidential it is.' })
  @Column('text', { name: 'confidentiality_grade' })
  confidentialityGrade!: ConfidentialityGrade;

  @Field(() => Date, { description: 'From when on it is in force; the default policy since ever.' })
  @Column('timestamptz', { name: 'effective_at' })
  effectiveAt!: Date;

  @Field(() => Date, { description: 'When it was published.' })
  @Column('timestamptz', { name: 'published_at' })
  publishedAt!: Date;

  /** Null for the default policy. */
  @Column('uuid', { name: 'published_by_id', nullable: true })
  publishedById!: string | null;

  /** What is decided by while it is in force; amounts are whole fen. */
  get policy(): FundPolicy {
    return policyOf(this.version, this.published);
  }
}
