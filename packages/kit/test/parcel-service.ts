import { defineEvent, type Heard, NotYetKnown, RuleError } from '@complaints/contracts';
import {
  Arg,
  Args,
  Ctx,
  Directive,
  Field,
  ID,
  InputType,
  Int,
  Mutation,
  ObjectType,
  Query,
  Resolver,
} from 'type-graphql';
import { Column, Entity, type EntityManager, type MigrationInterface, PrimaryColumn, type QueryRunner } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { z } from 'zod';
import { keepNewest } from '../src/data/copy.js';
import { hears } from '../src/events/consumer.js';
import { record } from '../src/events/record.js';
import { connectionType, keyOfCursor, PageArgs, pageOf, rowsToRead } from '../src/graphql/connection.js';
import type { Context } from '../src/graphql/context.js';
import { mutate } from '../src/graphql/mutate.js';
import { payloadType } from '../src/graphql/payload.js';
import type { Service } from '../src/service.js';

/** Two tiny services for the kit's own tests: one sends parcels, the other receives them. */

export const parcelSent = defineEvent('sender.parcel.sent.v1', ['parcel', 'parcelId'], {
  parcelId: z.uuid(),
  weightGrams: z.int(),
});

@Entity('parcel')
@Directive('@key(fields: "id")')
@ObjectType({ description: 'Something sent.', simpleResolvers: true })
export class Parcel {
  @Field(() => ID, { description: 'Its id.' })
  @PrimaryColumn('uuid')
  id!: string;

  @Field(() => Int, { description: 'Its weight in grams.' })
  @Column('integer', { name: 'weight_grams' })
  weightGrams!: number;

  @Field(() => Date, { description: 'When it was sent.' })
  @Column('timestamptz', { name: 'sent_at' })
  sentAt!: Date;

  @Column('bigint', { transformer: { to: (n: number) => n, from: Number } })
  version!: number;
}

class ParcelTables1710000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      'create table parcel (id uuid primary key, weight_grams integer not null, sent_at timestamptz not null, version bigint not null)',
    );
  }
  async down(): Promise<void> {}
}

@InputType({ description: 'What to send.' })
class SendParcelInput {
  @Field(() => String, { description: 'Made by the client; the same key answers the same parcel.' })
  idempotencyKey!: string;

  @Field(() => Int, { description: 'The weight in grams.', defaultValue: 500 })
  weightGrams!: number;
}
const SendParcelPayload = payloadType('SendParcelPayload', 'parcel', () => Parcel);
const ParcelConnection = connectionType(Parcel, 'Parcel');

@Resolver(() => Parcel)
class ParcelResolver {
  @Query(() => Parcel, { nullable: true, description: 'One parcel.' })
  parcel(@Arg('id', () => ID) id: string, @Ctx() { dataSource }: Context) {
    return dataSource.manager.findOneBy(Parcel, { id });
  }

  @Query(() => ParcelConnection, { description: 'All parcels, oldest first.' })
  async parcels(@Args(() => PageArgs) page: PageArgs, @Ctx() { dataSource }: Context) {
    const [after] = keyOfCursor(page.after, 1) ?? [null];
    const rows = await dataSource.manager
      .createQueryBuilder(Parcel, 'parcel')
      .where('$1::uuid is null or id > $1'.replaceAll('$1', ':after'), { after })
      .orderBy('id')
      .limit(rowsToRead(page))
      .getMany();
    return pageOf(rows, page, (parcel) => [parcel.id]);
  }

  @Mutation(() => SendParcelPayload, { description: 'Sends a parcel.' })
  sendParcel(@Arg('input', () => SendParcelInput) input: SendParcelInput, @Ctx() context: Context) {
    return mutate(context, {
      operation: 'sendParcel',
      input,
      field: 'parcel',
      act: (em, { now }) => sendParcel(em, input.weightGrams, now),
      read: (id) => context.dataSource.manager.findOneByOrFail(Parcel, { id }),
    });
  }
}

async function sendParcel(em: EntityManager, weightGrams: number, now: Date): Promise<string> {
  if (weightGrams === 13) throw new Error('a fault that nobody foresaw, with a secret in it');
  if (weightGrams <= 0) throw new RuleError('WEIGHT_NOT_POSITIVE', 'A parcel weighs something.', ['weightGrams']);
  const id = uuidv7();
  await em.insert(Parcel, { id, weightGrams, sentAt: now, version: 1 });
  record(em, now, [parcelSent.of({ parcelId: id, weightGrams })]);
  return id;
}

/** What the receiver was handed, in the order in which it came. */
export const received: { parcelId: string; weightGrams: number }[] = [];

/** 404 g is refused, 503 g waited for, 500 g fails. */
async function receive(
  em: EntityManager,
  { payload, version, occurredAt }: Heard<{ parcelId: string; weightGrams: number }>,
) {
  received.push(payload);
  if (payload.weightGrams === 404) throw new RuleError('UNWANTED', 'Nobody wants it.');
  if (payload.weightGrams === 503) throw new NotYetKnown('parcel', payload.parcelId);
  if (payload.weightGrams === 500) throw new Error('broken');
  await keepNewest(em, Parcel, { id: payload.parcelId, weightGrams: payload.weightGrams, sentAt: occurredAt, version });
}

const common = {
  tables: { entities: [Parcel], migrations: [ParcelTables1710000000000] },
  graph: {
    resolvers: [ParcelResolver] as [typeof ParcelResolver],
    references: {
      Parcel: ({ id }: { id: string }, { dataSource }: Context) => dataSource.manager.findOneBy(Parcel, { id }),
    },
  },
  seatsOf: async () => [],
  timers: [],
  commands: {},
};
export const sender: Service = { name: 'sender', ...common, hearings: [] };
export const receiver: Service = { name: 'receiver', ...common, hearings: [hears(parcelSent, receive)] };
