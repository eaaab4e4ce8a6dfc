import { NotYetKnown, RuleError } from '@complaints/contracts';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { eventsCommands } from '../src/commands/index.js';
import { DAY_MS, hears, ofItself, record, type Service, transact } from '../src/index.js';
import { eventually, startTestService, type TestService } from '../src/testing/index.js';
import { parcelSent, receiver } from './parcel-service.js';

/** What becomes of parcels for now. */
let fault: Error | undefined;
const receiving: Service = {
  ...receiver,
  hearings: [
    hears(parcelSent, async (em, { payload }) => {
      if (fault) throw fault;
      await em.query('insert into parcel values ($1, $2, now(), 1)', [payload.parcelId, payload.weightGrams]);
    }),
  ],
};

let service: TestService;
beforeAll(async () => {
  service = await startTestService(receiving);
});
afterAll(() => service.stop());
beforeEach(async () => {
  fault = undefined;
  for (const table of ['dead_letter', 'awaited_event', 'inbox', 'parcel'])
    await service.dataSource.query(`delete from ${table}`);
});

const hear = (weightGrams = 5, id: string = crypto.randomUUID()) =>
  service.hear(parcelSent.of({ parcelId: crypto.randomUUID(), weightGrams }), { id });
const wireOf = (id: string, weightGrams: number) =>
  JSON.stringify({
    id,
    subject: parcelSent.subject,
    aggregateType: 'parcel',
    aggregateId: id,
    version: 1,
    occurredAt: service.clock.now().toISOString(),
    actorId: null,
    traceId: null,
    payload: { parcelId: id, weightGrams },
  });
const weights = async () =>
  (await service.dataSource.query('select weight_grams as grams from parcel order by 1')).map(
    ({ grams }: { grams: number }) => grams,
  );

/** Types a command; answers what it printed. */
async function type(words: string): Promise<unknown[]> {
  const [name = '', ...rest] = words.split(' ');
  const printed: unknown[] = [];
  const { dataSource, consume } = service;
  const databaseUrl = service.databaseUrl;
  await eventsCommands[name]?.run({
    dataSource,
    databaseUrl,
    consume,
    words: rest,
    print: (line) => printed.push(line),
  });
  return printed;
}

describe('dead letters', () => {
  const refused = async (count: number) => {
    fault = new RuleError('UNWANTED', 'Nobody wants it.');
    const ids = [];
    for (let weight = 1; weight <= count; weight += 1) {
      const id = crypto.randomUUID();
      await hear(weight, id);
      ids.push(id);
    }
    fault = undefined;
    return ids;
  };

  test('are listed oldest first, page by page, and shown whole', async () => {
    expect(await type('dead-letters list')).toEqual(['there are no dead letters']);
    const [first, second, third] = await refused(3);
    expect(await type('dead-letters list --limit 2')).toEqual([
      expect.objectContaining({ event_id: first, error: 'UNWANTED: Nobody wants it.', dropped_at: null }),
      expect.objectContaining({ event_id: second }),
      `there may be more: --after ${second}`,
    ]);
    expect(await type(`dead-letters list --after ${second}`)).toEqual([expect.objectContaining({ event_id: third })]);
    expect(await type('dead-letters list --subject other.thing.done.v1')).toEqual(['there are no dead letters']);
    expect(await type(`dead-letters show ${first}`)).toMatchObject([
      { envelope: { id: first, payload: { weightGrams: 1 } } },
    ]);
  });

  test('are handled when they are retried, and gone; one that fails again stays with its latest error', async () => {
    const [first, second] = await refused(2);
    expect(await type(`dead-letters retry ${first}`)).toMatchObject([{ event_id: first, became: 'HANDLED' }]);
    expect(await weights()).toEqual([1]);
    fault = new RuleError('STILL_UNWANTED', 'Nobody wants it yet.');
    expect(await type(`dead-letters retry ${second}`)).toMatchObject([{ became: 'SET_ASIDE' }]);
    expect(await type('dead-letters list')).toMatchObject([
      { event_id: second, error: 'STILL_UNWANTED: Nobody wants it yet.' },
    ]);
    fault = new Error('broken');
    expect(await type(`dead-letters retry ${second}`)).toMatchObject([{ became: 'RETRY', error: 'Error: broken' }]);
    expect(await type('dead-letters list')).toHaveLength(1);
    await expect(type(`dead-letters retry ${first}`)).rejects.toThrow('there is no dead letter');
  });

  test('that failed too often begin anew when they are retried, also when they have to wait then', async () => {
    fault = new Error('broken');
    const id: string = crypto.randomUUID();
    const wire = wireOf(id, 4);
    for (let delivery = 1; delivery <= 6; delivery += 1) await service.consume(wire, delivery);
    fault = new NotYetKnown('shelf', 'south');
    expect(await type(`dead-letters retry ${id}`)).toMatchObject([{ became: 'AWAITED' }]);
    await eventually(async () => (await service.dataSource.query('select from awaited_event where tries > 0'))[0]);
    fault = undefined;
    await eventually(async () => ((await weights()).length === 1 ? true : undefined));
    expect(await type('dead-letters list')).toEqual(['there are no dead letters']);
  });

  test('are retried all together, with progress', async () => {
    const ids = await refused(101);
    expect(await type('dead-letters retry --all')).toEqual([
      { tried: 100, of: 101, became: { HANDLED: 100 } },
      { tried: 101, of: 101, became: { HANDLED: 101 } },
    ]);
    expect(await weights()).toHaveLength(ids.length);
    expect(await type('dead-letters list')).toEqual(['there are no dead letters']);
  });

  test('are dropped only with a reason, and stay readable', async () => {
    const [id] = await refused(1);
    await expect(type(`dead-letters drop ${id}`)).rejects.toThrow('--reason says why');
    expect(await type(`dead-letters drop ${id} --reason duplicate`)).toMatchObject([{ became: 'DROPPED' }]);
    expect(await type('dead-letters list')).toEqual(['there are no dead letters']);
    expect(await type(`dead-letters show ${id}`)).toMatchObject([
      { drop_reason: 'duplicate', dropped_at: expect.any(Date) },
    ]);
    await expect(type(`dead-letters drop ${id} --reason again`)).rejects.toThrow('to drop');
    expect(await hear(1, id)).toEqual({ kind: 'REPEATED' });
    expect(await weights()).toEqual([]);
  });
});

test('what waits for a reference is handled soon after that is known, once, and waits in nobody’s way', async () => {
  fault = new NotYetKnown('shelf', 'north');
  const id = crypto.randomUUID();
  expect(await hear(8, id)).toEqual({ kind: 'AWAITED', awaits: 'shelf north is not known here yet' });
  await eventually(async () => (await service.dataSource.query('select from awaited_event where tries > 0'))[0]);
  fault = undefined;
  await eventually(async () => {
    const left = await service.dataSource.query('select from awaited_event');
    return left.length === 0 || undefined;
  });
  expect(await weights()).toEqual([8]);
  expect(await hear(8, id)).toEqual({ kind: 'REPEATED' });
});

describe('events to be sent', () => {
  const tell = (aggregateId: string) =>
    transact(service.dataSource, ofItself('test'), async (em) =>
      record(em, service.clock.now(), [parcelSent.of({ parcelId: aggregateId, weightGrams: 1 })]),
    );

  test('are sent once more of an aggregate or since an instant, and not what was not sent yet', async () => {
    const [one, two] = [crypto.randomUUID(), crypto.randomUUID()];
    await tell(one);
    await tell(two);
    await service.dataSource.query('update outbox set sent_at = now(), stream_sequence = 1');
    await tell(one);
    expect(await type(`republish --aggregate ${one}`)).toEqual([{ events: 1, became: 'TO_BE_SENT' }]);
    expect(await type('republish --since 2026-11-23T09:00:00+08:00')).toEqual([{ events: 1, became: 'TO_BE_SENT' }]);
    expect(await type('republish --since 2026-11-24')).toEqual([{ events: 0, became: 'TO_BE_SENT' }]);
  });

  test('that are parked are listed, unparked and skipped with a reason', async () => {
    const aggregate = crypto.randomUUID();
    await tell(aggregate);
    await tell(aggregate);
    const [{ event_id }] = await service.dataSource
      .query(
        `update outbox set parked_at = now(), attempts = 5, error = 'too large' where aggregate_id = $1 and version = 1 returning event_id`,
        [aggregate],
      )
      .then(([rows]) => rows);
    expect(await type('parked list')).toMatchObject([{ event_id, error: 'too large', waiting: 1 }]);
    expect(await type(`parked unpark ${event_id}`)).toMatchObject([{ became: 'TO_BE_SENT' }]);
    expect(await type('parked list')).toEqual(['no event is parked']);
    await service.dataSource.query('update outbox set parked_at = now() where event_id = $1', [event_id]);
    expect(await type(`parked skip ${event_id} --reason obsolete`)).toMatchObject([{ became: 'SKIPPED' }]);
    await expect(type(`parked skip ${event_id} --reason again`)).rejects.toThrow('is parked');
  });
});

test.each([
  ['dead-letters', 'there is no command without a word'],
  ['dead-letters bury', 'there is no bury'],
  ['dead-letters show nonsense', 'nonsense is no id'],
  ['dead-letters list --limit 0', '--limit is a number from 1 to 1000'],
  ['dead-letters list --colour red', "Unknown option '--colour'"],
  ['republish', 'either --since or --aggregate says what'],
  ['republish --since yesterday', 'yesterday is no instant'],
  ['parked skip 01990000-0000-7000-8000-000000000000', '--reason says why'],
])('“%s” is refused with what is wrong', async (words, said) => {
  await expect(type(words)).rejects.toThrow(said);
});

describe('housekeeping', () => {
  test('a key is kept for seven days, and not longer', async () => {
    const keep = (key: string, daysAgo: number) =>
      service.dataSource.query(
        `insert into idempotency_key (caller, operation, key, input_digest, created_at) values ('me', 'sendParcel', $1, 'x', $2)`,
        [key, new Date(service.clock.now().getTime() - daysAgo * DAY_MS)],
      );
    await keep('old', 7.01);
    await keep('young', 6.95);
    service.clock.moveBy(3_600_000);
    await eventually(async () => {
      const keys = await service.dataSource.query('select key from idempotency_key');
      return keys.length === 1 ? keys : undefined;
    });
    expect(await service.dataSource.query('select key from idempotency_key')).toEqual([{ key: 'young' }]);
  });

  test('the outbox has its next months before they come', async () => {
    const months = async () =>
      (
        await service.dataSource.query(
          `select inhrelid::regclass::text as name from pg_inherits where inhparent = 'outbox'::regclass order by 1`,
        )
      ).map(({ name }: { name: string }) => name);
    await eventually(async () => ((await months()).includes('outbox_2027_01') ? true : undefined));
    service.clock.moveBy(31 * DAY_MS);
    await eventually(async () => ((await months()).includes('outbox_2027_02') ? true : undefined));
  });

  test('told events can be neither changed nor taken out by the application', async () => {
    for (const statement of [
      `update outbox set payload = '{}'`,
      'delete from outbox',
      'delete from outbox_2026_11',
      'truncate outbox',
    ]) {
      await expect(service.dataSource.query(statement)).rejects.toThrow(/permission denied/);
    }
  });
});
