import { Purpose } from '@complaints/contracts';
import { MoneyInput } from '@complaints/kit';
import { Field, ID, InputType } from 'type-graphql';
import { PaymentChannel } from '../domain/vocabulary.js';

const KEY = { description: 'Made by the client; the same key answers the same again.' };
const WHICH = { description: 'The disbursement.' };

@InputType({ description: 'What is asked for, and for which complaint.' })
export class RequestDisbursementInput {
  @Field(() => String, KEY)
  idempotencyKey!: string;

  @Field(() => ID, { description: 'The complaint; it is open and stands before an owner.' })
  complaintId!: string;

  @Field(() => Purpose, { description: 'What the money is for.' })
  purpose!: Purpose;

  @Field(() => MoneyInput, { description: 'How much: from ¥0.01 to ¥100,000,000.00.' })
  amount!: MoneyInput;

  @Field(() => String, { description: 'Why, at most 1,000 characters.' })
  reason!: string;

  @Field(() => [ID], { defaultValue: [], description: 'Files kept of the complaint that show why, at most 20.' })
  evidenceIds!: string[];

  @Field(() => String, {
    nullable: true,
    description: 'Who gets it: an account or a name, as the payer needs it, at most 200 characters.',
  })
  payeeReference?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'The reversed disbursement that is paid again by this one, for no more than it was.',
  })
  replacesId?: string | null;
}

@InputType({ description: 'Which request to grant.' })
export class ApproveDisbursementInput {
  @Field(() => String, KEY)
  idempotencyKey!: string;

  @Field(() => ID, WHICH)
  disbursementId!: string;

  @Field(() => String, { nullable: true, description: 'What the approver wants to say, at most 1,000 characters.' })
  note?: string | null;
}

@InputType({ description: 'The proof that money reached the customer, or the way it is to reach them.' })
export class PaymentInput {
  @Field(() => PaymentChannel, { description: 'The way it was paid, or is to be.' })
  channel!: PaymentChannel;

  @Field(() => String, {
    nullable: true,
    description:
      'The receipt or transaction number of what was paid, at most 200 characters. Left out, with the rest of the proof, where the chain’s payment service is to pay.',
  })
  reference?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Who gets it, at most 200 characters, where the request does not say; nobody else than it says.',
  })
  payeeReference?: string | null;

  @Field(() => Date, { nullable: true, description: 'When the money changed hands; now when left out.' })
  madeAt?: Date | null;

  @Field(() => ID, { nullable: true, description: 'A file kept of the complaint that shows it.' })
  evidenceId?: string | null;
}

@InputType({ description: 'Which disbursement was paid, or is to be, and how.' })
export class PayDisbursementInput {
  @Field(() => String, KEY)
  idempotencyKey!: string;

  @Field(() => ID, WHICH)
  disbursementId!: string;

  @Field(() => PaymentInput, { description: 'The proof of the payment, or the way it is to be paid.' })
  payment!: PaymentInput;
}

@InputType()
abstract class WithReason {
  @Field(() => String, KEY)
  idempotencyKey!: string;

  @Field(() => ID, WHICH)
  disbursementId!: string;

  @Field(() => String, { description: 'Why, at most 1,000 characters.' })
  reason!: string;
}

@InputType({ description: 'Which request to refuse, and why.' })
export class RejectDisbursementInput extends WithReason {}

@InputType({ description: 'What to call off before it is paid, and why.' })
export class CancelDisbursementInput extends WithReason {}

@InputType({ description: 'Which payment was wrong, and why; the money is with the chain again.' })
export class ReverseDisbursementInput extends WithReason {}
