import { type Context, mutate, payloadType } from '@complaints/kit';
import { Arg, Ctx, Field, Mutation, ObjectType, Resolver } from 'type-graphql';
import { startReconciliation } from '../../actions/reconcile/start-reconciliation.js';
import { findReconciliation } from '../../data/reconcile/find-reconciliations.js';
import { Reconciliation } from '../../data/reconcile/reconciliation.js';
import { isAwaited } from '../../domain/reconcile/reconciliation.js';
import { booksOf } from '../../domain/rights.js';
import { newAddress } from '../files/new-address.js';
import { StartReconciliationInput } from './reconcile-inputs.js';

@ObjectType({ description: 'Where a statement is sent to, once.', simpleResolvers: true })
class StatementUpload {
  @Field(() => String, {
    nullable: true,
    description: 'Takes the file by PUT, once and without a token of yours; null when none is awaited any more.',
  })
  url!: string | null;

  @Field(() => Date, { nullable: true, description: 'Until when the address can be used.' })
  expiresAt!: Date | null;

  @Field(() => Reconciliation, { description: 'What the statement is for.' })
  reconciliation!: Reconciliation;
}

const StartReconciliationPayload = payloadType('StartReconciliationPayload', 'upload', () => StatementUpload);
const NOWHERE = { url: null, expiresAt: null };

@Resolver()
export class ReconcileMutations {
  @Mutation(() => StartReconciliationPayload, {
    description:
      'Makes an address to which a statement is sent as CSV, at most 20 MB and 200,000 lines in UTF-8 or GB18030. Its lines are held against the payments and reversals of its channel and time.',
  })
  startReconciliation(
    @Arg('input', () => StartReconciliationInput, { description: 'The statement.' }) input: StartReconciliationInput,
    @Ctx() context: Context,
  ) {
    const { channel, from, until, paidIsNegative = null, fileName } = input;
    const { reference = null, amount = null, income = null, direction = null, madeAt = null } = input.columns ?? {};
    const columns = { reference, amount, income, direction, madeAt };
    const regionId = input.regionId?.toLowerCase() ?? null;
    const given = { channel, from, until, regionId, columns, paidIsNegative, fileName };
    return mutate(context, {
      operation: 'startReconciliation',
      input,
      field: 'upload',
      act: (em, request) => startReconciliation(em, { ...given, ...request }),
      read: async (id, { by }) => {
        const reconciliation = await findReconciliation(context.dataSource.manager, id, booksOf(by));
        if (!reconciliation) return null;
        const link = { purpose: 'STATEMENT', subjectId: id, onBehalfOfId: reconciliation.startedOnBehalfOf } as const;
        const address = isAwaited(reconciliation) ? await newAddress(context, by, link) : NOWHERE;
        return { ...address, reconciliation };
      },
    });
  }
}
