import { Field, InputType, Int } from 'type-graphql';
import type { GivenVersion } from '../../actions/policy/publish-policy.js';
import { HandlingPolicyDocument } from '../../data/policy/policy-document.js';
import { ConfidentialityGrade } from '../../data/policy/vocabulary.js';

@InputType('HandlingPolicyVersionInput', { description: 'A version of the handling policy.' })
abstract class VersionInput implements GivenVersion {
  @Field(() => String, { description: 'Made by the client; the same key with the same input answers the same.' })
  idempotencyKey!: string;

  @Field(() => HandlingPolicyDocument, { description: 'What it says.' })
  document!: HandlingPolicyDocument;

  @Field(() => String, { description: 'The number of the document that it carries out, 1 to 64 characters.' })
  documentNumber!: string;

  @Field(() => ConfidentialityGrade, { description: 'How confidential it is.' })
  confidentialityGrade!: ConfidentialityGrade;

  @Field(() => Date, { nullable: true, description: 'From when on it is in force; at once when left out.' })
  effectiveAt?: Date | null;
}

@InputType('ValidateHandlingPolicyInput', { description: 'A version of the handling policy that might be published.' })
export class ValidateHandlingPolicyInput extends VersionInput {}

@InputType('PublishHandlingPolicyInput', { description: 'The next version of the handling policy.' })
export class PublishHandlingPolicyInput extends VersionInput {}

@InputType('AcknowledgeHandlingPolicyInput', { description: 'The version that the caller acknowledges.' })
export class AcknowledgeHandlingPolicyInput {
  @Field(() => String, { description: 'Made by the client; the same key with the same input answers the same.' })
  idempotencyKey!: string;

  @Field(() => Int, { description: 'The version.' })
  version!: number;
}
