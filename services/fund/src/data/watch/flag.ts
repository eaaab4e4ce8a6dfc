import { Money, moneyOf, registerVocabulary, wholeNumber } from '@complaints/kit';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { FlagKind, FlagState } from '../../domain/vocabulary.js';
import type { FlagFacts } from '../../domain/watch/flag.js';
import { flagSentences } from '../../domain/watch/sentences.js';
import type { Figures, Why } from '../../domain/watch/why.js';
import { Staff } from '../foreign-entities.js';

registerVocabulary(FlagKind, {
  name: 'FlagKind',
  description: 'What is unusual about uses of the reserve fund.',
  words: {
    SEVERAL_FOR_COMPLAINT: 'There are several for one complaint, those joined with it included.',
    SEVERAL_FOR_MATTER: 'There are several for complaints of one matter, and not all for one complaint.',
    JUST_BELOW_LIMIT: 'One after the other stayed just below what the post may grant for one complaint.',
    SAME_CUSTOMER: 'One customer’s complaints got money again and again.',
    SAME_PAYEE: 'One payee got money again and again.',
    MANY_IN_A_DAY: 'One post granted many on one day.',
    EXCESS_AFTER_MERGE: 'Since complaints were joined, a post has granted more than it may for one complaint.',
    PAID_WITHOUT_PLAN: 'It was paid although the plan it follows from had been withdrawn.',
  },
});
registerVocabulary(FlagState, {
  name: 'FlagState',
  description: 'What oversight made of a flag.',
  words: {
    OPEN: 'It waits for a decision.',
    CONFIRMED: 'Something is wrong.',
    DISMISSED: 'Nothing is wrong.',
  },
});

/** That uses of the fund are unusual together. There is one open flag of a kind and subject. Source: R66. */
@Entity('flag')
@ObjectType({
  description: 'That disbursements are unusual together, for oversight to look at.',
  simpleResolvers: true,
})
export class Flag implements FlagFacts {
  @Field(() => ID, { description: 'Its id.' })
  @PrimaryColumn('uuid')
  id!: string;

  @Field(() => FlagKind, { description: 'What is unusual.' })
  @Column('text')
  kind!: FlagKind;

  /** The complaint, matter, post, post and day, customer, payee's digest or disbursement it is about. */
  @Column('text')
  subject!: string;

  @Column('jsonb')
  figures!: Figures;

  @Field(() => FlagState, { description: 'What oversight made of it.' })
  @Column('text')
  state!: FlagState;

  @Field(() => Date, { description: 'When it was raised.' })
  @Column('timestamptz', { name: 'raised_at' })
  raisedAt!: Date;

  @Field(() => Int, { description: 'The version of the fund’s policy by which it was raised.' })
  @Column('integer', { name: 'policy_version' })
  policyVersion!: number;

  @Column('integer')
  uses!: number;

  @Column('bigint', { name: 'sum_fen', transformer: wholeNumber })
  sumFen!: number;

  @Column('uuid', { name: 'decided_by', nullable: true })
  decidedById!: string | null;

  @Column('uuid', { name: 'decided_on_behalf_of', nullable: true })
  decidedOnBehalfOf!: string | null;

  @Field(() => Date, { nullable: true, description: 'When it was decided on; no disbursement is added from then on.' })
  @Column('timestamptz', { name: 'decided_at', nullable: true })
  decidedAt!: Date | null;

  @Field(() => String, { nullable: true, description: 'Why it was confirmed or dismissed, as who decided wrote.' })
  @Column('text', { nullable: true })
  note!: string | null;

  @Field(() => Int, { description: 'How many disbursements are on it.' })
  get disbursementCount(): number {
    return this.uses;
  }

  get why(): Why {
    return { kind: this.kind, ...this.figures } as Why;
  }

  @Field(() => String, { description: 'Why it was raised, in one Chinese sentence with the figures.' })
  get sentenceZh(): string {
    return flagSentences(this).sentenceZh;
  }

  @Field(() => String, { description: 'Why it was raised, in one English sentence with the figures.' })
  get sentenceEn(): string {
    return flagSentences(this).sentenceEn;
  }

  @Field(() => Money, { description: 'How much was asked for by all its disbursements together.' })
  get total(): Money {
    return moneyOf(this.sumFen);
  }

  @Field(() => Staff, { nullable: true, description: 'Who confirmed or dismissed it.' })
  get decidedBy(): Staff | null {
    return this.decidedById === null ? null : { id: this.decidedById };
  }
}
