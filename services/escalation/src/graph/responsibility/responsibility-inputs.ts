import { ResponsibilityKind } from '@complaints/contracts';
import { Field, ID, InputType } from 'type-graphql';
import { CaseInput } from '../act-on-case.js';

@InputType('NameResponsibleInput', { description: 'Who caused a case or did not solve it in time; one of them alone.' })
export class NameResponsibleInput extends CaseInput {
  @Field(() => ResponsibilityKind, { description: 'What they are answerable for.' })
  kind!: ResponsibilityKind;

  @Field(() => ID, { nullable: true, description: 'A person.' })
  staffId?: string | null;

  @Field(() => ID, { nullable: true, description: 'A department.' })
  departmentId?: string | null;

  @Field(() => ID, { nullable: true, description: 'A store.' })
  storeId?: string | null;

  @Field(() => String, { description: 'What shows it, at most 2,000 characters.' })
  evidence!: string;
}

@InputType({ description: 'What every mutation on an entry is asked with.' })
abstract class EntryInput {
  @Field(() => String, { description: 'Made by the client; the same key answers the same again.' })
  idempotencyKey!: string;

  @Field(() => ID, { description: 'The entry that names somebody.' })
  responsibilityId!: string;
}

@InputType('CommentOnResponsibilityInput', { description: 'What somebody who is named says to it.' })
export class CommentOnResponsibilityInput extends EntryInput {
  @Field(() => String, { description: 'What they say, at most 2,000 characters.' })
  comment!: string;
}

@InputType('WithdrawResponsibilityInput', { description: 'Why it is taken back that somebody was named.' })
export class WithdrawResponsibilityInput extends EntryInput {
  @Field(() => String, { description: 'Why, at most 2,000 characters.' })
  reason!: string;
}
