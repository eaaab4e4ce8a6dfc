import { type Context, mutate, payloadType } from '@complaints/kit';
import { TableFormat } from '@complaints/kit/files';
import { Arg, Ctx, Field, Mutation, ObjectType, Resolver } from 'type-graphql';
import { exportSettlements } from '../../actions/settlement/export-settlements.js';
import { SettlementExport } from '../../data/settlement/settlement-export.js';
import { seesSomeBooks } from '../../domain/settlement/ask.js';
import { newAddress } from '../files/new-address.js';
import { ExportSettlementsInput } from './settlement-inputs.js';

@ObjectType({ description: 'Where a list of what was settled can be had, once.', simpleResolvers: true })
class SettlementDownload {
  @Field(() => String, { description: 'Gives the list by GET, once and without a token of yours.' })
  url!: string;

  @Field(() => Date, { description: 'Until when the address can be used.' })
  expiresAt!: Date;

  @Field(() => TableFormat, { description: 'How the list is written.' })
  format!: TableFormat;
}

const ExportSettlementsPayload = payloadType('ExportSettlementsPayload', 'download', () => SettlementDownload);

@Resolver()
export class SettlementMutations {
  @Mutation(() => ExportSettlementsPayload, {
    description:
      'Makes an address at which a list of payments and reversals is had as a file, of the regions whose books the caller sees. Its last line adds up the lines above it.',
  })
  exportSettlements(
    @Arg('input', () => ExportSettlementsInput, { description: 'Which list.' }) input: ExportSettlementsInput,
    @Ctx() context: Context,
  ) {
    const { from, until, channel = null, format } = input;
    const [regionId, storeId] = [input.regionId?.toLowerCase() ?? null, input.storeId?.toLowerCase() ?? null];
    return mutate(context, {
      operation: 'exportSettlements',
      input,
      field: 'download',
      act: (em, request) => exportSettlements(em, { from, until, regionId, storeId, channel, format, ...request }),
      read: async (id, { by }) => {
        if (!seesSomeBooks(by)) return null;
        const { requestedOnBehalfOf: onBehalfOfId } = await context.dataSource.manager.findOneByOrFail(
          SettlementExport,
          {
            id,
          },
        );
        const link = { purpose: 'EXPORT', subjectId: id, onBehalfOfId } as const;
        return { ...(await newAddress(context, by, link)), format };
      },
    });
  }
}
