import { demonstrationChain, PostKind } from '@complaints/contracts';
import { eventually } from '@complaints/kit/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type House, holderOf, nobody, openHouse } from './house.js';

const MINUTE_MS = 60_000;
const store = demonstrationChain.stores[0] as (typeof demonstrationChain.stores)[0];
const clerk = holderOf(PostKind.CLERK, { storeId: store.id });
const manager = holderOf(PostKind.STORE_MANAGER, { storeId: store.id });
const president = holderOf(PostKind.REGIONAL_PRESIDENT, { regionId: store.regionId });

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house?.close());

/** Does a mutation that must succeed, and answers the complaint. */
async function does(mutation: string, fields: Record<string, unknown>) {
  const input = { idempotencyKey: crypto.randomUUID(), ...fields };
  const type = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input!`;
  const query = `mutation Do($input: ${type}) {
    ${mutation}(input: $input) { complaint { id matterId status level } errors { code message } } }`;
  const { data, errors } = await house.ask(clerk, query, { input });
  expect(errors).toBeUndefined();
  expect(data[mutation].errors).toEqual([]);
  return data[mutation].complaint;
}

const register = (fields: Record<string, unknown> = {}) =>
  does('registerComplaint', {
    ...{ storeId: store.id, channel: 'COUNTER', anger: 4, content: '洗衣机漏水，修了两次还是漏。' },
    ...{ customer: { name: '孙丽', phone: '13800004321' }, ...fields },
  });

const SEEN = `query SeenBy($id: ID!) { complaint(id: $id) {
  status level case { id state tier nextDueAt owner { kind } deadlines { kind generation state } } } }`;

/** Waits until the complaint is seen so. */
const shows = (id: string, expected: object) =>
  eventually(async () => {
    const { data } = await house.ask(president, SEEN, { id });
    expect(data.complaint).toMatchObject(expected);
    return data.complaint;
  });
const dueIn30Minutes = () => new Date(house.clock.now().getTime() + 30 * MINUTE_MS).toISOString();

test('R5 R14 R15 R20 R80: a duplicate from outside makes it MAJOR before the regional president, split again the owner stays; linked, the later takes over', async () => {
  const first = await register();
  await shows(first.id, { level: 'FIRST', case: { tier: 1, owner: { kind: 'STORE_MANAGER' } } });

  house.clock.moveBy(10 * MINUTE_MS);
  const outside = { source: 'CONSUMER_ASSOCIATION', channel: 'LETTER', duplicateOfId: first.id };
  const duplicate = await register(outside);
  expect(duplicate).toMatchObject({ status: 'MERGED', matterId: first.matterId });
  const risen = {
    state: 'WAITING_CONTACT',
    tier: 3,
    owner: { kind: 'REGIONAL_PRESIDENT' },
    nextDueAt: dueIn30Minutes(),
  };
  const before = await shows(first.id, { level: 'MAJOR', case: risen });
  // Contact and plan twice, the first answer, and the four steps of the emergency procedure.
  expect(before.case.deadlines).toHaveLength(9);

  house.clock.moveBy(10 * MINUTE_MS);
  await does('splitComplaint', { complaintId: duplicate.id, reason: '是另一台洗衣机。' });
  await shows(duplicate.id, { status: 'OPEN', level: 'MAJOR', case: { ...risen, nextDueAt: dueIn30Minutes() } });
  expect(await shows(first.id, { status: 'OPEN', level: 'FIRST', case: { ...risen } })).toMatchObject({
    case: before.case,
  });

  house.clock.moveBy(MINUTE_MS);
  const other = await register();
  await shows(other.id, { case: { tier: 1 } });
  await does('linkToMatter', { complaintId: other.id, matterId: first.matterId, reason: '说的是同一台洗衣机。' });
  await shows(first.id, { status: 'SUPERSEDED', case: { state: 'SUPERSEDED' } });
  await shows(other.id, { status: 'OPEN', level: 'FIRST', case: { state: 'WAITING_CONTACT', tier: 1 } });

  const FIGURES = `query FiguresOf { figures(from: "2026-11-01", to: "2026-11-30") {
    total { registered superseded merged separated rises } } }`;
  await eventually(async () => {
    const { data } = await house.ask(president, FIGURES);
    expect(data.figures.total).toEqual({ registered: 3, superseded: 1, merged: 0, separated: 0, rises: 1 });
    return true;
  });
});

const DECIDE = `mutation Decide($input: IssueDecisionInput!) { issueDecision(input: $input) { errors { code message } } }`;
const READ = `query Read($token: String!) { decisionByLink(token: $token) { number decision {
  outcome issuedAt zh: letter(language: ZH) en: letter(language: EN) grounds { reasons } } } }`;

test('R33 R36 R95: a decision goes to the customer, who opens the link and reads the letter in both languages, and nothing beside it', async () => {
  const { id } = await register({ customer: { name: '周敏', phone: '13800008765' } });
  const { case: opened } = await shows(id, { case: { tier: 1 } });
  const said = { reasons: '洗衣机安装不当。', appealText: '请拨打12315。', weighing: { liability: '责任在安装方。' } };
  const input = { idempotencyKey: crypto.randomUUID(), caseId: opened.id, outcome: 'PARTLY_GRANTED', ...said };
  const { data } = await house.ask(manager, DECIDE, { input });
  expect(data.issueDecision.errors).toEqual([]);
  const token = await eventually(async () =>
    house.sent.map(({ text }) => /\/decision#(\S+)/.exec(text)?.[1]).find((found) => found !== undefined),
  );

  const read = (asked: string) => house.ask(nobody, READ, { token: asked });
  const { decision } = (await read(token)).data.decisionByLink;
  expect(decision).toMatchObject({
    ...{ outcome: 'PARTLY_GRANTED', issuedAt: house.clock.now().toISOString(), grounds: null },
    zh: expect.stringContaining('部分支持您的诉求'),
    en: expect.stringContaining('We grant part of what you ask for'),
  });
  for (const words of [said.reasons, said.appealText, said.weighing.liability]) expect(decision.zh).toContain(words);
  expect((await read(token.replace(/^./, (first) => (first === 'A' ? 'B' : 'A')))).data).toEqual({
    decisionByLink: null,
  });
  // What opens it is no part of what clients may ask, and the id alone leads nowhere.
  const asked = await house.ask(nobody, READ.replace('outcome', 'outcome readKey'), { token });
  expect(asked.errors?.[0]?.extensions.code).toBe('GRAPHQL_VALIDATION_FAILED');
});
