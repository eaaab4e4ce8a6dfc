import { Field, InputType, Int, ObjectType } from 'type-graphql';
import type { PolicyDocument } from '../../domain/policy.js';
import { Source } from '../vocabulary.js';

/** What makes a level. Source: R1, R11–R13. */
@InputType('PolicyLevelsInput', { description: 'What makes a level.' })
@ObjectType('PolicyLevels', { description: 'What makes a level.', simpleResolvers: true })
export class PolicyLevels {
  @Field(() => Int, { description: 'So many earlier complaints with an outcome make the next one SECOND.' })
  secondFromOutcomes!: number;

  @Field(() => Int, { description: 'So many make it MAJOR.' })
  majorFromOutcomes!: number;

  @Field(() => Int, {
    defaultValue: 3,
    description: 'So many failed attempts at settling a MAJOR complaint make it ABNORMAL.',
  })
  abnormalFromFailedAttempts!: number;

  @Field(() => [Source], { description: 'Even the first complaint from one of these is MAJOR.' })
  externalSources!: Source[];
}

/** What a version says, as it is read and as it is published. */
@InputType('IntakePolicyDocumentInput', { description: 'What a version of the policy says, whole.' })
@ObjectType('IntakePolicyDocument', { description: 'What a version of the policy says.', simpleResolvers: true })
export class IntakePolicyDocument implements PolicyDocument {
  @Field(() => String, { description: 'The zone in which customers are told instants, for example `Asia/Shanghai`.' })
  timeZone!: string;

  @Field(() => PolicyLevels, { description: 'What makes a level.' })
  levels!: PolicyLevels;

  @Field(() => Int, { description: 'Within how many hours of acceptance customers are promised a solution.' })
  resolutionWithinHours!: number;

  @Field(() => Int, { description: 'For how many days a link to rate can be used.' })
  ratingLinkForDays!: number;

  @Field(() => Int, {
    defaultValue: 90,
    description: 'For how many days a link to the letter of a decision can be used.',
  })
  decisionLinkForDays!: number;

  @Field(() => Int, { description: 'After how many days a customer who has not rated is reminded.' })
  ratingReminderAfterDays!: number;

  @Field(() => Int, { description: 'A satisfaction of so much or less is dissatisfaction, 1 to 4.' })
  dissatisfiedUpTo!: number;

  @Field(() => Int, { description: 'A channel not verified for more days than this is stale.' })
  verifyChannelsEveryDays!: number;

  @Field(() => String, {
    description: 'What invites customers to complain, in Chinese; `{store}` stands for the name of a store.',
  })
  invitationZh!: string;

  @Field(() => String, {
    description: 'What invites customers to complain, in English; `{store}` stands for the name of a store.',
  })
  invitationEn!: string;

  @Field(() => Int, { description: 'For how many days back likely earlier complaints are looked for.' })
  candidatesWithinDays!: number;

  @Field(() => Int, { description: 'How often the public may file with one contact within 24 hours.' })
  filingsPerContactPerDay!: number;

  @Field(() => Int, {
    description: 'How often people without a contact may file about one store, or about none, within an hour.',
  })
  anonymousFilingsPerStorePerHour!: number;

  @Field(() => Int, { description: 'How many contacts one person may have revealed within an hour.' })
  revealsPerPersonPerHour!: number;

  @Field(() => Int, { description: 'Nothing is suggested for a classification before so many examples were learned.' })
  suggestFromExamples!: number;

  @Field(() => Int, { description: 'Nor with less confidence than this, in percent, 0 to 100.' })
  suggestFromConfidencePercent!: number;

  @Field(() => Int, {
    nullable: true,
    description: 'For how many years after the last complaint was closed personal data is kept; null for ever.',
  })
  retainPersonalDataForYears!: number | null;

  @Field(() => Int, { description: 'How many files a complaint may have.' })
  filesPerComplaint!: number;

  @Field(() => Int, { description: 'How large a picture may be, in megabytes, at most 100.' })
  imageUpToMegabytes!: number;

  @Field(() => Int, { description: 'How large a recording may be, in megabytes, at most 100.' })
  recordingUpToMegabytes!: number;

  @Field(() => Int, { description: 'How large a document may be, in megabytes, at most 100.' })
  documentUpToMegabytes!: number;
}
