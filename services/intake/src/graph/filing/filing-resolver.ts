import { Role } from '@complaints/contracts';
import { type Context, mutate, payloadType } from '@complaints/kit';
import { Arg, Ctx, Field, Mutation, ObjectType, Resolver } from 'type-graphql';
import { fileComplaint } from '../../actions/filing/file-complaint.js';
import { Complaint } from '../../data/complaint.js';
import { checkStrangersKey } from '../../domain/filing/filing.js';
import { processOfHandling } from '../../domain/filing/process.js';
import { handed } from '../handed.js';
import { FileComplaintInput } from './filing-inputs.js';

@ObjectType('FilingReceipt', { description: 'What whoever files a complaint is told.', simpleResolvers: true })
class FilingReceipt {
  @Field(() => String, { description: 'The number a person can read out; looking it up needs the contact too.' })
  number!: string;

  @Field(() => Date, { description: 'By when a solution is expected.' })
  expectedResolutionAt!: Date;

  @Field(() => String, { description: 'What becomes of it, in Chinese.' })
  processZh!: string;

  @Field(() => String, { description: 'What becomes of it, in English.' })
  processEn!: string;
}

const FileComplaintPayload = payloadType('FileComplaintPayload', 'receipt', () => FilingReceipt);

@Resolver()
export class FilingResolver {
  @Mutation(() => FileComplaintPayload, {
    description: 'Files a complaint, with or without a token of a customer; it gets its number at once.',
  })
  fileComplaint(
    @Arg('input', () => FileComplaintInput, { description: 'The complaint.' }) input: FileComplaintInput,
    @Ctx() context: Context,
  ) {
    return mutate<FilingReceipt>(context, {
      operation: 'fileComplaint',
      input,
      field: 'receipt',
      caller: context.caller.role === Role.ANONYMOUS ? keeperOf(input, context) : undefined,
      act: async (em, request) => {
        if (request.by.role === Role.ANONYMOUS) checkStrangersKey(input.idempotencyKey);
        return (await fileComplaint(em, { ...input, ...request, ...handed(context) })).id;
      },
      read: async (id) => {
        const { number, expectedResolutionAt } = await context.dataSource.manager.findOneByOrFail(Complaint, { id });
        return { number, expectedResolutionAt, processZh: processOfHandling.ZH, processEn: processOfHandling.EN };
      },
    });
  }
}

/** Strangers have no name to keep their keys under: the contact as it was typed stands for them, as a digest. */
function keeperOf({ customer }: FileComplaintInput, context: Context): string {
  const { name, phone, email, memberNumber } = customer ?? {};
  const typed = JSON.stringify([name, phone, email, memberNumber]);
  return `filing:${handed(context).vault.mark('FILED_BY', typed).toString('base64url')}`;
}
