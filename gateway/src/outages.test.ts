import { eventually } from '@complaints/kit/testing';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Answer, startTinyHouse, type TinyHouse, type TinyHouseOptions } from './testing/tiny-house.js';
import type { TinySubgraph } from './testing/tiny-subgraph.js';

let house: TinyHouse;
const reopen = async (options: TinyHouseOptions) => {
  await house.stop();
  house = await startTinyHouse(options);
};
beforeEach(async () => {
  house = await startTinyHouse();
});
afterEach(() => house.stop());

const BOTH = '{ complaint(id: "7") { title } ledger }';
const faults = (answer: Answer) => answer.errors?.map(({ path, extensions }) => [extensions.code, path?.join('.')]);
const withoutDatabase: TinySubgraph['answerWith'] = (reply) =>
  reply.status(503).send({ errors: [{ message: 'away', extensions: { code: 'SERVICE_UNAVAILABLE' } }] });
const hanging = () => new Promise(() => {});

async function openBreaker() {
  house.fund.answerWith = withoutDatabase;
  for (let failure = 0; failure < 5; failure += 1) await house.ask('{ ledger }');
  expect(house.fund.requests).toHaveLength(5);
}

test('after five failures nothing is sent any more, and the rest of every answer stands', async () => {
  await openBreaker();
  const { connections } = house.fund;
  const answers = await Promise.all(Array.from({ length: 20 }, () => house.ask(BOTH)));
  for (const answer of answers) {
    expect(answer.data).toEqual({ complaint: { title: 'Complaint 7' }, ledger: null });
    expect(faults(answer)).toEqual([['SERVICE_UNAVAILABLE', 'ledger']]);
  }
  expect([house.fund.requests.length, house.fund.connections]).toEqual([5, connections]);
});

test('four failures between two answers change nothing', async () => {
  for (let round = 0; round < 2; round += 1) {
    house.fund.answerWith = withoutDatabase;
    for (let failure = 0; failure < 4; failure += 1) await house.ask('{ ledger }');
    house.fund.answerWith = undefined;
    expect((await house.ask('{ ledger }')).data).toEqual({ ledger: 'balanced' });
  }
});

test('a second after it opened one request is let through as a trial; its success lets all through', async () => {
  await openBreaker();
  house.clock.moveBy(999);
  await house.ask('{ ledger }');
  expect(house.fund.requests).toHaveLength(5);

  let answer = (_: unknown) => {};
  house.fund.answerWith = () =>
    new Promise((resolve) => {
      answer = resolve;
    });
  house.clock.moveBy(1);
  const trial = house.ask('{ ledger }');
  await eventually(() => house.fund.requests[5]);
  expect(faults(await house.ask('{ ledger }'))).toEqual([['SERVICE_UNAVAILABLE', 'ledger']]);
  expect(house.fund.requests).toHaveLength(6);

  answer({ data: { ledger: 'again' } });
  expect((await trial).data).toEqual({ ledger: 'again' });
  house.fund.answerWith = undefined;
  const answers = await Promise.all([house.ask('{ ledger }'), house.ask('{ ledger }')]);
  expect(answers.map(({ data }) => data)).toEqual([{ ledger: 'balanced' }, { ledger: 'balanced' }]);
});

test('one that refuses writes, as with a full disk, is still asked for what can be read', async () => {
  house.intake.answerWith = withoutDatabase;
  for (let write = 0; write < 6; write += 1) {
    expect(faults(await house.ask('mutation { registerComplaint(title: "x") { title } }'))).toEqual([
      ['SERVICE_UNAVAILABLE', 'registerComplaint'],
    ]);
  }
  house.intake.answerWith = undefined;
  expect((await house.ask('{ complaint(id: "7") { title } }')).data).toEqual({ complaint: { title: 'Complaint 7' } });
});

test('a trial that fails keeps it open for another second', async () => {
  await openBreaker();
  house.clock.moveBy(1_000);
  for (let request = 0; request < 3; request += 1) await house.ask('{ ledger }');
  expect(house.fund.requests).toHaveLength(6);
  house.clock.moveBy(1_000);
  house.fund.answerWith = undefined;
  expect((await house.ask('{ ledger }')).data).toEqual({ ledger: 'balanced' });
});

test('a subgraph that refuses, says too much or is not waited for is not away', async () => {
  await reopen({ mostAnswerBytes: 1_000 });
  for (let round = 0; round < 6; round += 1) {
    house.fund.answerWith = (reply) => reply.status(400).send({ errors: [{ message: 'no' }] });
    expect(faults(await house.ask('{ ledger }'))).toEqual([['SERVICE_UNAVAILABLE', 'ledger']]);
    house.fund.answerWith = () => ({ data: { ledger: 'x'.repeat(1_000) } });
    await house.ask('{ ledger }');
    await askAndLeave();
  }
  expect(house.fund.requests).toHaveLength(18);
  house.fund.answerWith = undefined;
  expect((await house.ask('{ ledger }')).data).toEqual({ ledger: 'balanced' });
});

/** Asks and goes as soon as the subgraph has the question; resolves when the subgraph sees its connection closed. */
async function askAndLeave() {
  const person = new AbortController();
  const closed = new Promise<void>((resolve) => {
    house.fund.answerWith = (reply) => {
      reply.hijack().raw.once('close', resolve);
      person.abort();
    };
  });
  const asked = fetch(`${house.gateway.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${await house.token()}` },
    body: '{"query":"{ ledger }"}',
    signal: person.signal,
  });
  await expect(asked).rejects.toThrow(/abort/);
  await closed;
}

test('a subgraph that hangs holds up nobody after five time-outs', async () => {
  await reopen({ answerWithinMs: 1_000 });
  house.fund.answerWith = hanging;
  const answers = await Promise.all(Array.from({ length: 5 }, () => house.ask(BOTH)));
  for (const answer of answers) expect(faults(answer)).toEqual([['TIMEOUT', 'ledger']]);
  const started = performance.now();
  expect(faults(await house.ask(BOTH))).toEqual([['SERVICE_UNAVAILABLE', 'ledger']]);
  expect(performance.now() - started).toBeLessThan(500);
  expect(house.fund.requests).toHaveLength(5);
});
