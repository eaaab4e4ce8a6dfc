import { type Context, mutate, type Payload } from '@complaints/kit';
import { Field, ID, InputType } from 'type-graphql';
import type { EntityManager } from 'typeorm';
import type { OwnersAct } from '../actions/act-on-case.js';
import { createCaseLoader } from './loaders.js';

/** What every mutation on a case is asked with. */
@InputType('CaseInput', { description: 'What every mutation on a case is asked with.' })
export abstract class CaseInput {
  @Field(() => String, { description: 'Made by the client; the same key answers the same again.' })
  idempotencyKey!: string;

  @Field(() => ID, { description: 'The case.' })
  caseId!: string;
}

/** Runs one act of the owner and answers the case as it is afterwards, where the caller still sees it. */
export function actOnCase<Input extends CaseInput>(
  context: Context,
  asked: { operation: string; input: Input },
  act: (em: EntityManager, ownersAct: OwnersAct) => Promise<string>,
): Promise<Payload> {
  const { caseId } = asked.input;
  return mutate(context, {
    ...asked,
    field: 'case',
    act: (em, { by, now }) => act(em, { caseId, by, now }),
    read: (id) => context.loader(createCaseLoader).load(id),
  });
}
