import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Answer, startIntake, startTinyHouse, type TinyHouse } from './testing/tiny-house.js';
import type { TinySubgraph } from './testing/tiny-subgraph.js';

let house: TinyHouse;
let replica: TinySubgraph;
const ANSWER_WITHIN_MS = 400;
beforeEach(async () => {
  replica = await startIntake();
  house = await startTinyHouse({ intakeReplica: replica.url, answerWithinMs: ANSWER_WITHIN_MS });
});
afterEach(async () => {
  await house.stop();
  await replica.stop();
});

const QUERY = '{ complaint(id: "7") { title } }';
const MUTATION = 'mutation { registerComplaint(title: "x") { title } }';
const codes = (answer: Answer) => answer.errors?.map(({ extensions }) => extensions.code);
const askTimes = async (times: number, query: string) => {
  const answers: Answer[] = [];
  for (let time = 0; time < times; time += 1) answers.push(await house.ask(query));
  return answers;
};
const asked = () => [house.intake.requests.length, replica.requests.length];
const breakingOff: TinySubgraph['answerWith'] = (reply) => void reply.hijack().raw.destroy();

test('two addresses are asked in turn', async () => {
  await askTimes(10, QUERY);
  expect(asked()).toEqual([5, 5]);
});

test('while one refuses connections every query and every mutation is answered by the other, once', async () => {
  await house.intake.stop();
  const answers = [...(await askTimes(10, MUTATION)), ...(await askTimes(10, QUERY))];
  expect(answers.filter(({ errors }) => errors)).toEqual([]);
  expect(asked()).toEqual([0, 20]);
  await house.intake.start();
});

test('a mutation is sent exactly once to a subgraph that dies after receiving it', async () => {
  house.intake.answerWith = breakingOff;
  replica.answerWith = breakingOff;
  const answers = await askTimes(4, MUTATION);
  expect(answers.map(codes)).toEqual(Array(4).fill(['SERVICE_UNAVAILABLE']));
  expect(asked()).toEqual([2, 2]);
});

test('a mutation is sent exactly once to a subgraph that answers 503 or hangs', async () => {
  house.intake.answerWith = (reply) => reply.status(503).send();
  replica.answerWith = () => new Promise(() => {});
  const answers = await askTimes(2, MUTATION);
  expect(answers.flatMap(codes).sort()).toEqual(['SERVICE_UNAVAILABLE', 'TIMEOUT']);
  expect(asked()).toEqual([1, 1]);
});

test('a query that breaks off, is turned away or hangs at one address is answered by the other', async () => {
  for (const answerWith of [
    breakingOff,
    ((reply) => reply.status(503).send()) satisfies TinySubgraph['answerWith'],
    () => new Promise(() => {}),
  ]) {
    house.intake.answerWith = answerWith;
    const answers = await askTimes(2, QUERY);
    expect(answers.filter(({ errors }) => errors)).toEqual([]);
  }
  // At each fault one of two queries began here, and both were answered there.
  expect(asked()).toEqual([3, 6]);
});

test('with both addresses at fault a query is asked twice and no more', async () => {
  house.intake.answerWith = breakingOff;
  replica.answerWith = breakingOff;
  expect(codes(await house.ask(QUERY))).toEqual(['SERVICE_UNAVAILABLE']);
  expect(asked()).toEqual([1, 1]);
});

test('an address that fails is left alone, and a query, not a mutation, is its trial', async () => {
  house.intake.answerWith = breakingOff;
  await askTimes(10, QUERY);
  expect(asked()).toEqual([5, 10]);
  house.clock.moveBy(1_000);
  house.intake.answerWith = undefined;
  await askTimes(5, MUTATION);
  expect(asked()).toEqual([5, 15]);
  await askTimes(1, QUERY);
  expect(asked()).toEqual([6, 15]);
  await askTimes(4, MUTATION);
  expect(asked()).toEqual([8, 17]);
});

test('a mutation is the trial when no address is known to be good', async () => {
  house.intake.answerWith = breakingOff;
  replica.answerWith = breakingOff;
  await askTimes(10, MUTATION);
  expect(asked()).toEqual([5, 5]);
  expect(codes(await house.ask(MUTATION))).toEqual(['SERVICE_UNAVAILABLE']);
  expect(asked()).toEqual([5, 5]);
  house.clock.moveBy(1_000);
  house.intake.answerWith = undefined;
  replica.answerWith = undefined;
  expect((await house.ask(MUTATION)).data).toEqual({ registerComplaint: { title: 'x' } });
});

test('health calls a subgraph degraded while one of its addresses is away, and away when all are', async () => {
  const intakeNow = async () => {
    const ready = await fetch(`${house.gateway.url}/health/ready`);
    return ((await ready.json()) as { subgraphs: Record<string, string> }).subgraphs.intake;
  };
  expect(await intakeNow()).toBe('ok');
  replica.readiness = 'away';
  expect(await intakeNow()).toBe('degraded');
  house.intake.readiness = 'away';
  expect(await intakeNow()).toBe('away');
});
