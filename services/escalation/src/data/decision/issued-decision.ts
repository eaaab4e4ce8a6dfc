import { DecisionOutcome, meanings, type PostKind, type Tier } from '@complaints/contracts';
import { registerVocabulary } from '@complaints/kit';
import { Directive, Field, ID, ObjectType } from 'type-graphql';
import { Column, Entity, type EntityManager, PrimaryColumn } from 'typeorm';
import type { IssuedFacts } from '../../domain/decision/decision.js';
import { Language, type LetterFacts } from '../../domain/decision/letter.js';

registerVocabulary(DecisionOutcome, meanings.decisionOutcome);
registerVocabulary(Language, {
  name: 'Language',
  description: 'A language customers are written to in.',
  words: { ZH: 'Chinese.', EN: 'English.' },
});

/**
 * What was decided on the demand of a customer; append-only, a later one takes its place. Whoever holds the key that it was
 * told with may read the letter, and nothing else of it.
 * Source: R33, R36.
 */
@Entity('decision')
@Directive('@key(fields: "id readKey")')
@ObjectType('Decision', { description: 'What was decided on a complaint.', simpleResolvers: true })
export class IssuedDecision implements IssuedFacts, LetterFacts {
  @Field(() => ID, { description: 'Its id.' })
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'case_id' })
  caseId!: string;

  /** What it is opened with; never read back, for only its digest is kept. */
  @Directive('@inaccessible')
  @Field(() => String, { nullable: true, description: 'Opens it to whoever holds it.' })
  readKey!: null;

  @Column('bytea', { name: 'read_key_digest' })
  readKeyDigest!: Buffer;

  @Field(() => DecisionOutcome, { description: 'How far it meets what the customer demands.' })
  @Column('text')
  outcome!: DecisionOutcome;

  @Column('text')
  reasons!: string;

  @Column('text', { nullable: true })
  liability!: string | null;

  @Column('text', { nullable: true })
  expectation!: string | null;

  @Column('text', { nullable: true })
  compromise!: string | null;

  @Column('text', { name: 'market_effect', nullable: true })
  marketEffect!: string | null;

  @Column('text', { nullable: true })
  fairness!: string | null;

  @Column('text', { nullable: true })
  arbitration!: string | null;

  @Column('text', { name: 'appeal_text', nullable: true })
  appealText!: string | null;

  @Column('integer')
  tier!: Tier;

  @Column('text', { name: 'issued_from' })
  issuedFrom!: PostKind;

  @Column('text', { name: 'store_name_zh', nullable: true })
  storeNameZh!: string | null;

  @Column('text', { name: 'store_name_en', nullable: true })
  storeNameEn!: string | null;

  @Column('integer', { name: 'template_version' })
  templateVersion!: number;

  @Field(() => Date, { description: 'When it was issued.' })
  @Column('timestamptz', { name: 'issued_at' })
  issuedAt!: Date;

  @Column('date', { name: 'issued_on' })
  issuedOn!: string;

  @Column('uuid', { name: 'by_id' })
  byId!: string;

  @Column('uuid', { name: 'on_behalf_of_id', nullable: true })
  onBehalfOfId!: string | null;
}

/** What was decided on a case last. */
export const findNewestDecision = (em: EntityManager, caseId: string): Promise<IssuedDecision | null> =>
  em.findOne(IssuedDecision, { where: { caseId }, order: { id: 'DESC' } });

/** The decisions whose keys have these digests. */
export const findDecisionsByKey = (em: EntityManager, digests: readonly Buffer[]): Promise<IssuedDecision[]> =>
  em.createQueryBuilder(IssuedDecision, 'd').where('d.readKeyDigest = any(:digests)', { digests }).getMany();
