import { Field, InputType, Int } from 'type-graphql';
import type { GivenVersion } from '../../actions/policy/publish-policy.js';
import { IntakePolicyDocument } from '../../data/policy/policy-document.js';
import { ConfidentialityGrade } from '../../data/vocabulary.js';

@InputType('IntakePolicyVersionInput', { description: 'A version of the policy.' })
abstract class VersionInput implements GivenVersion {
  @Field(() => String, { description: 'Made by the client; the same key with the same input answers the same.' })
  idempotencyKey!: string;

  @Field(() => IntakePolicyDocument, { description: 'What it says.' })
  document!: IntakePolicyDocument;

  @Field(() => String, { description: 'The number of the document that it carries out, 1 to 64 characters.' })
  documentNumber!: string;

  @Field(() => ConfidentialityGrade, { description: 'How confidential it is.' })
  confidentialityGrade!: ConfidentialityGrade;

  @Field(() => Date, { nullable: true, description: 'From when on it is in force; at once when left out.' })
  effectiveAt?: Date | null;
}

@InputType('ValidateIntakePolicyInput', { description: 'A version of the policy that might be published.' })
export class ValidateIntakePolicyInput extends VersionInput {}

@InputType('PublishIntakePolicyInput', { description: 'The next version of the policy.' })
export class PublishIntakePolicyInput extends VersionInput {}

@InputType('AcknowledgeIntakePolicyInput', { description: 'The version that the caller acknowledges.' })
export class AcknowledgeIntakePolicyInput {
  @Field(() => String, { description: 'Made by the client; the same key with the same input answers the same.' })
  idempotencyKey!: string;

  @Field(() => Int, { description: 'The version.' })
  version!: number;
}
