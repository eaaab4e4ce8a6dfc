import { Field, ObjectType } from 'type-graphql';
import { ProofKind } from '../../domain/vocabulary.js';

/** What shows that the customer accepted. Source: R32. */
@ObjectType('AcceptanceProof', { description: 'What shows that the customer accepted a plan.', simpleResolvers: true })
export class AcceptanceProof {
  @Field(() => ProofKind, { description: 'What kind of proof it is.' })
  kind!: ProofKind;

  @Field(() => String, { description: 'Where it is kept.' })
  reference!: string;
}
