import { Field, InputType, Int } from 'type-graphql';
import type { GivenVersion } from '../../actions/policy/publish-policy.js';
import { ConfidentialityGrade } from '../../data/policy/vocabulary.js';
import { FundPolicyDocumentInput } from './policy-document.js';
import { readDocument } from './read-document.js';

@InputType('FundPolicyVersionInput', { description: 'A version of the fund’s policy.' })
abstract class VersionInput {
  @Field(() => String, { description: 'Made by the client; the same key with the same input answers the same.' })
  idempotencyKey!: string;

  @Field(() => FundPolicyDocumentInput, { description: 'What it says.' })
  document!: FundPolicyDocumentInput;

  @Field(() => String, { description: 'The number of the document that it carries out, 1 to 64 characters.' })
  documentNumber!: string;

  @Field(() => ConfidentialityGrade, { description: 'How confidential it is.' })
  confidentialityGrade!: ConfidentialityGrade;

  @Field(() => Date, { nullable: true, description: 'From when on it is in force; at once when left out.' })
  effectiveAt?: Date | null;
}

@InputType('ValidateFundPolicyInput', { description: 'A version of the fund’s policy that might be published.' })
export class ValidateFundPolicyInput extends VersionInput {}

@InputType('PublishFundPolicyInput', { description: 'The next version of the fund’s policy.' })
export class PublishFundPolicyInput extends VersionInput {}

@InputType('AcknowledgeFundPolicyInput', { description: 'The version that the caller acknowledges.' })
export class AcknowledgeFundPolicyInput {
  @Field(() => String, { description: 'Made by the client; the same key with the same input answers the same.' })
  idempotencyKey!: string;

  @Field(() => Int, { description: 'The version.' })
  version!: number;
}

/** The version that a client sent. */
export const givenBy = ({
  document,
  documentNumber,
  confidentialityGrade,
  effectiveAt,
}: VersionInput): GivenVersion => ({
  ...readDocument(document),
  documentNumber,
  confidentialityGrade,
  effectiveAt,
});
