import { Field, ID, InputType, Int } from 'type-graphql';
import { ChannelKind, Source } from '../../data/vocabulary.js';
import type { GivenAmendment } from '../../domain/amendment.js';
import type { GivenCorrection } from '../../domain/matter/correction.js';
import { CustomerInput } from '../inputs.js';

const KEY = 'Made by the client; the same key with the same input answers the same complaint.';
const REASON = 'Why, at most 500 characters.';

@InputType('MergeComplaintInput', { description: 'Two open complaints that say the same.' })
export class MergeComplaintInput {
  @Field(() => String, { description: KEY })
  idempotencyKey!: string;

  @Field(() => ID, { description: 'One of them.' })
  complaintId!: string;

  @Field(() => ID, { description: 'The other. The one received first goes on, whichever is named here.' })
  intoId!: string;

  @Field(() => String, { description: REASON })
  reason!: string;
}

@InputType('SplitComplaintInput', { description: 'A complaint that stands where it does not belong.' })
export class SplitComplaintInput {
  @Field(() => String, { description: KEY })
  idempotencyKey!: string;

  @Field(() => ID, { description: 'A duplicate goes back to where it came from, any other to a new matter.' })
  complaintId!: string;

  @Field(() => String, { description: REASON })
  reason!: string;
}

@InputType('LinkToMatterInput', { description: 'A complaint that is about what others were about.' })
export class LinkToMatterInput {
  @Field(() => String, { description: KEY })
  idempotencyKey!: string;

  @Field(() => ID, { description: 'The complaint.' })
  complaintId!: string;

  @Field(() => ID, { description: 'The matter it belongs to, as `Complaint.matterId` says it.' })
  matterId!: string;

  @Field(() => String, { description: REASON })
  reason!: string;
}

@InputType('CorrectComplaintFactsInput', {
  description: 'Facts from which the level follows; what is left out stays. The level itself is never typed in.',
})
export class CorrectComplaintFactsInput implements GivenCorrection {
  @Field(() => String, { description: KEY })
  idempotencyKey!: string;

  @Field(() => ID, { description: 'The complaint.' })
  complaintId!: string;

  @Field(() => Source, { nullable: true, description: 'How the chain came to know.' })
  source?: Source | null;

  @Field(() => ChannelKind, { nullable: true, description: 'The way in.' })
  channel?: ChannelKind | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether it has had an outcome at all.' })
  hasOutcome?: boolean | null;

  @Field(() => Date, { nullable: true, description: 'When it first had one.' })
  outcomeAt?: Date | null;

  @Field(() => String, { description: REASON })
  reason!: string;
}

@InputType('AmendComplaintInput', {
  description: 'A complaint as it should have been taken down: a field left out stays, null takes it away.',
})
export class AmendComplaintInput implements GivenAmendment {
  @Field(() => String, { description: KEY })
  idempotencyKey!: string;

  @Field(() => ID, { description: 'The complaint.' })
  complaintId!: string;

  @Field(() => Int, { description: 'The revision that was read, as `Complaint.revision` says it.' })
  expectedRevision!: number;

  @Field(() => ID, { nullable: true, description: 'Names the store complained about, or another, while it is open.' })
  storeId?: string | null;

  @Field(() => String, { nullable: true, description: 'What the customer said, at most 10,000 characters.' })
  content?: string;

  @Field(() => String, { nullable: true, description: 'What the customer asks.' })
  demand?: string | null;

  @Field(() => String, { nullable: true, description: 'What the customer hopes for.' })
  expectation?: string | null;

  @Field(() => Int, { nullable: true, description: 'How angry the customer was, 1 to 5.' })
  anger?: number | null;

  @Field(() => Date, { nullable: true, description: 'When it happened.' })
  occurredAt?: Date | null;

  @Field(() => String, { nullable: true, description: 'Where it happened.' })
  occurredPlace?: string | null;

  @Field(() => String, { nullable: true, description: 'Who had a part in it.' })
  peopleInvolved?: string | null;

  @Field(() => [ID], { nullable: true, description: 'All the staff among them, at most 20.' })
  accusedStaffIds?: string[] | null;

  @Field(() => String, { nullable: true, description: 'The order it is about.' })
  orderReference?: string | null;

  @Field(() => String, { nullable: true, description: 'The product or service it is about.' })
  product?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether the store must not see it.' })
  confidentialTowardsStore?: boolean | null;

  @Field(() => CustomerInput, { nullable: true, description: 'Who complains, or more about them.' })
  customer?: CustomerInput | null;

  @Field(() => String, { nullable: true, description: 'Why, at most 500 characters.' })
  reason?: string | null;
}
