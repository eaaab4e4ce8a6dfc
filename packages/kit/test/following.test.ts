import { connect, type JetStreamManager, type NatsConnection } from 'nats';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { openDurable } from '../src/events/durable.js';
import { describeEpoch, epochIn } from '../src/events/stream.js';
import { type Bus, type Consume, createLog, type Running, startBus, subscribe, type Verdict } from '../src/index.js';
import { eventually, OPERATOR_PASSWORD, startTestNats } from '../src/testing/index.js';

const log = createLog('test', process.env.LOG_LEVEL ?? 'silent');
const FROM_ITS_START = { id: uuidv7(), from: 0 };

let nats: Awaited<ReturnType<typeof startTestNats>>;
let operator: NatsConnection;
let manager: JetStreamManager;
let bus: Bus;
const following: Running[] = [];

beforeAll(async () => {
  nats = await startTestNats(['sender', 'receiver']);
  operator = await connect({ servers: nats.url, user: 'operator', pass: OPERATOR_PASSWORD });
  manager = await operator.jetstreamManager();
});
afterAll(async () => {
  await operator?.close();
  await nats?.stop();
});
beforeEach(async () => {
  await makeStream(FROM_ITS_START);
  bus = startBus({ url: nats.url, user: 'receiver', password: nats.users.receiver, name: 'receiver', log });
});
afterEach(async () => {
  await Promise.all(following.splice(0).map((one) => one.stop()));
  await bus.stop();
  await manager.streams.delete('SENDER');
});

const makeStream = (epoch: { id: string; from: number }) =>
  manager.streams.add({ name: 'SENDER', subjects: ['sender.>'], description: describeEpoch(epoch) });

/** A message that says its number, of an aggregate of its own. */
const publish = async (...numbers: number[]) => {
  for (const number of numbers) {
    const wire = JSON.stringify({ aggregateId: uuidv7(), traceId: null, payload: number });
    await operator.jetstream().publish('sender.number.said.v1', wire);
  }
};

/** Follows with a consumer that notes what it is handed. */
function follow(answer: (number: number) => Promise<Verdict> = async () => ({ kind: 'HANDLED' })) {
  const heard: { number: number; deliveries: number }[] = [];
  const consume: Consume = (wire, deliveries) => {
    const number = JSON.parse(wire).payload;
    heard.push({ number, deliveries });
    return answer(number);
  };
  following.push(subscribe({ service: 'receiver', from: 'sender', bus, consume, log }));
  return heard;
}
const stopFollowing = () => Promise.all(following.splice(0).map((one) => one.stop()));
const numbersIn = (heard: { number: number }[]) => heard.map(({ number }) => number).toSorted((a, b) => a - b);
const until = (heard: { number: number }[], numbers: number[]) =>
  eventually(() => (numbers.every((number) => heard.some((one) => one.number === number)) ? true : undefined));
const consumerInfo = () => manager.consumers.info('SENDER', 'receiver');

test('the consumer is as the rules of operation say', async () => {
  follow();
  const { config } = await eventually(() => consumerInfo().catch(() => undefined));
  expect(config).toMatchObject({
    durable_name: 'receiver',
    ack_policy: 'explicit',
    ack_wait: 30_000_000_000,
    max_ack_pending: 500,
    max_deliver: -1,
    deliver_policy: 'all',
  });
  expect(config.backoff).toBeUndefined();
  expect(epochIn(config.description)).toEqual(FROM_ITS_START);
});

test('a process that starts takes over at once what another left unacknowledged, and counts it as tried before', async () => {
  await publish(1, 2, 3);
  const connection = await bus.connection();
  const { consumer } = await openDurable({ connection, service: 'receiver', from: 'sender' }, false);
  for (const expected of [1, 2]) {
    const message = await consumer.next({ expires: 2_000 });
    expect(JSON.parse(message?.string() ?? '').payload).toBe(expected);
    if (expected === 1) expect(await message?.ackAck()).toBe(true);
  }
  const heard = follow();
  await until(heard, [2, 3]);
  expect(heard.toSorted((a, b) => a.number - b.number)).toEqual([
    { number: 2, deliveries: 2 },
    { number: 3, deliveries: 1 },
  ]);
});

test('a second process beside the first takes nothing from it that it does not have to', async () => {
  const first = follow();
  await publish(1);
  await until(first, [1]);
  await eventually(async () => ((await consumerInfo()).num_ack_pending === 0 ? true : undefined));
  const { created } = await consumerInfo();
  follow();
  await eventually(async () => ((await consumerInfo()).num_waiting === 2 ? true : undefined));
  await publish(2, 3);
  await eventually(async () => ((await consumerInfo()).ack_floor.stream_seq === 3 ? true : undefined));
  expect((await consumerInfo()).created).toBe(created);
});

test('a consumer that was deleted is made again, and reads everything', async () => {
  const heard = follow();
  await publish(1, 2);
  await until(heard, [1, 2]);
  await manager.consumers.delete('SENDER', 'receiver');
  await publish(3);
  await until(heard, [3]);
  expect(new Set(numbersIn(heard))).toEqual(new Set([1, 2, 3]));
});

test('after a new epoch it reads again from where that began, or from the first that is not done', async () => {
  const heard = follow();
  await publish(1, 2, 3, 4);
  await until(heard, [1, 2, 3, 4]);
  await eventually(async () => ((await consumerInfo()).ack_floor.stream_seq === 4 ? true : undefined));
  await stopFollowing();
  await manager.streams.update('SENDER', {
    description: describeEpoch({ id: uuidv7(), from: 3, before: FROM_ITS_START.id }),
  });
  const again = follow();
  await until(again, [3, 4]);
  expect(numbersIn(again)).toEqual([3, 4]);
  expect(again.every(({ deliveries }) => deliveries === 2)).toBe(true);
});

test('a consumer that missed an epoch altogether reads everything', async () => {
  const heard = follow();
  await publish(1, 2, 3);
  await until(heard, [1, 2, 3]);
  await eventually(async () => ((await consumerInfo()).ack_floor.stream_seq === 3 ? true : undefined));
  await stopFollowing();
  await manager.streams.update('SENDER', { description: describeEpoch({ id: uuidv7(), from: 3, before: uuidv7() }) });
  const again = follow();
  await until(again, [1, 2, 3]);
});

test('an epoch that begins while it follows is noticed', async () => {
  const heard = follow();
  await publish(1, 2);
  await until(heard, [1, 2]);
  await manager.streams.update('SENDER', {
    description: describeEpoch({ id: uuidv7(), from: 2, before: FROM_ITS_START.id }),
  });
  await eventually(() => (heard.filter(({ number }) => number === 2).length === 2 ? true : undefined));
});

test('what is to be tried again is delivered again; what cannot be read is not', async () => {
  let tries = 0;
  const heard = follow(async (number) => {
    if (number === 1) return { kind: 'UNREADABLE', error: 'no event' };
    tries += 1;
    return tries < 3 ? { kind: 'RETRY', inMs: 10, error: 'not now' } : { kind: 'HANDLED' };
  });
  await publish(1, 2);
  await eventually(async () => ((await consumerInfo()).ack_floor.stream_seq === 2 ? true : undefined));
  expect(heard.filter(({ number }) => number === 1)).toHaveLength(1);
  expect(heard.filter(({ number }) => number === 2).map(({ deliveries }) => deliveries)).toEqual([1, 2, 3]);
});
