import { channelChanged, demonstrationChain } from '@complaints/contracts';
import { after, DAY_MS } from '@complaints/kit/pure';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { change, letterbox } from './channels.js';
import {
  administrator,
  anybody,
  banyan,
  clerk,
  customerService,
  director,
  east,
  holderOf,
  type IntakeHouse,
  lakeside,
  manager,
  register,
  startIntake,
} from './intake-house.js';
import { publish } from './policies.js';

let house: IntakeHouse;
beforeAll(async () => {
  house = await startIntake();
});
afterAll(() => house?.stop());

const changeChannel = (input: object, caller = administrator) => change(house, 'changeChannel', { input, caller });
const verify = (input: object, caller = administrator) => change(house, 'verifyChannel', { input, caller });
const retire = (channelId: string, caller = administrator) =>
  change(house, 'retireChannel', { input: { channelId }, caller });
const made = async (given: object = {}) => (await changeChannel({ ...letterbox, ...given })).channel;

const LIST = `query ($filter: ChannelFilter, $first: Int, $after: String) {
  channels(filter: $filter, first: $first, after: $after) { edges { node { id address } } pageInfo { hasNextPage endCursor } }
}`;
async function listed(filter: object, caller = clerk): Promise<string[]> {
  const { data } = await house.ask(caller, LIST, { filter, first: 100 });
  return data.channels.edges.map(({ node }: { node: { id: string } }) => node.id);
}

test('R1: an administrator registers a channel of a store or a central one, and others hear of it', async () => {
  const keeper = demonstrationChain.posts.find(({ holder }) => holder.id === manager.sub);
  const { channel, errors } = await changeChannel({ ...letterbox, keeperPostId: keeper?.id });
  expect(errors).toEqual([]);
  const { id, ...shown } = channel;
  const { storeId: _, ...given } = letterbox;
  expect(shown).toMatchObject({ ...given, store: { code: 'EAST-01' }, keeper: { id: keeper?.id }, verifiedAt: null });
  expect(shown).toMatchObject({ stale: true, verifiedUntil: null, retiredAt: null, lastVerification: null });
  const { kind, source, openingHours, storeId } = letterbox;
  const payload = { channelId: id, storeId, kind, source, openingHours, retiredAt: null };
  const [told] = (await house.told(channelChanged.subject)).slice(-1);
  expect(told).toMatchObject({ version: 1, payload });

  const heard = (await house.told(channelChanged.subject)).length;
  await changeChannel({ ...letterbox, id, keeperPostId: keeper?.id });
  await changeChannel({ ...letterbox, id, keeperPostId: keeper?.id, publishedIn: [] });
  expect((await house.told(channelChanged.subject)).length).toBe(heard);
  await changeChannel({ ...letterbox, id, openingHours: [] });
  expect((await house.told(channelChanged.subject)).slice(-1)).toMatchObject([
    { version: 2, payload: { openingHours: [] } },
  ]);
});

test('R1: a channel that contradicts itself, or names what is not there, is refused with the field', async () => {
  const given = { ...letterbox, address: 'other@example.com' };
  const refused: [object, string, string[]][] = [
    [{ source: 'PUBLIC_WEB' }, 'SOURCE_CONTRADICTS_CHANNEL', ['source']],
    [{ address: 'nowhere' }, 'ADDRESS_INVALID', ['address']],
    [{ openingHours: [{ weekday: 'MONDAY', opensAt: '9', closesAt: '10' }] }, 'HOURS_INVALID', ['openingHours', '0']],
    [{ storeId: crypto.randomUUID() }, 'STORE_NOT_FOUND', ['storeId']],
    [{ keeperPostId: crypto.randomUUID() }, 'POST_NOT_FOUND', ['keeperPostId']],
    [{ keeperPostId: 'no id' }, 'POST_NOT_FOUND', ['keeperPostId']],
    [{ id: crypto.randomUUID() }, 'CHANNEL_NOT_FOUND', ['id']],
    [{ address: letterbox.address }, 'ADDRESS_TAKEN', ['address']],
  ];
  for (const [changes, code, path] of refused) {
    expect(await changeChannel({ ...given, ...changes })).toEqual({ channel: null, errors: [{ code, path }] });
  }
  const central = { ...letterbox, storeId: null };
  expect((await changeChannel(central)).errors).toEqual([]);
  expect((await changeChannel(central)).errors).toMatchObject([{ code: 'ADDRESS_TAKEN' }]);
});

test('R1: its keeper changes how a channel is reached, never what it is; nobody else changes it', async () => {
  const keeper = demonstrationChain.posts.find(({ holder }) => holder.id === customerService.sub);
  const kept = { ...letterbox, address: 'kept@example.com', keeperPostId: keeper?.id };
  const { id } = await made(kept);
  const reached = { ...kept, id, address: 'new@example.com' };
  expect((await changeChannel(reached, customerService)).channel).toMatchObject({ address: 'new@example.com' });
  const refusal = { channel: null, errors: [{ code: 'NOT_ADMINISTRATOR', path: [] }] };
  expect(await changeChannel({ ...reached, storeId: banyan.id }, customerService)).toEqual(refusal);
  expect(await changeChannel({ ...kept, address: 'x@example.com' }, customerService)).toEqual(refusal);
  expect(await changeChannel(reached, manager)).toEqual(refusal);
  expect(await retire(id, customerService)).toEqual(refusal);
});

test('R1: a channel is stale once its period by the policy has passed, until somebody finds it in order', async () => {
  const { id } = await made({ address: 'stale@example.com' });
  const isStale = async () => (await listed({ stale: true })).includes(id);
  expect(await isStale()).toBe(true);
  const { channel, errors } = await verify({ channelId: id, inOrder: true }, director);
  expect(errors).toEqual([]);
  const verifiedAt = house.clock.now();
  expect(channel).toMatchObject({ stale: false, verifiedAt: verifiedAt.toISOString() });
  expect(channel.verifiedUntil).toBe(after(verifiedAt, 90 * DAY_MS).toISOString());
  expect(channel.lastVerification).toMatchObject({ inOrder: true, verifiedBy: { id: director.sub } });

  house.clock.moveBy(90 * DAY_MS);
  expect([await isStale(), (await listed({ stale: false })).includes(id)]).toEqual([false, true]);
  house.clock.moveBy(1);
  expect([await isStale(), (await listed({ stale: false })).includes(id)]).toEqual([true, false]);
  await publish(house, { document: { verifyChannelsEveryDays: 91 } });
  expect(await isStale()).toBe(false);
});

test('R1: who looked and what was found is kept; out of order or at a new address it is stale at once', async () => {
  const { id } = await made({ address: 'looked@example.com' });
  expect((await verify({ channelId: id, inOrder: false })).errors).toMatchObject([{ code: 'FINDING_MISSING' }]);
  await verify({ channelId: id, inOrder: true });
  house.clock.moveBy(1);
  const { channel } = await verify({ channelId: id, inOrder: false, finding: '无人回复' }, manager);
  expect(channel).toMatchObject({ stale: true, lastVerification: { inOrder: false, finding: '无人回复' } });
  house.clock.moveBy(1);
  await verify({ channelId: id, inOrder: true });
  const moved = await changeChannel({ ...letterbox, id, address: 'moved@example.com' });
  expect(moved.channel).toMatchObject({ stale: true, verifiedAt: null, lastVerification: { inOrder: true } });

  const query = `query ($id: ID!, $after: String) { channelVerifications(channelId: $id, first: 2, after: $after) {
    edges { node { inOrder finding verifiedBy { id } } } pageInfo { hasNextPage endCursor } } }`;
  const page = (await house.ask(clerk, query, { id })).data.channelVerifications;
  const next = (await house.ask(clerk, query, { id, after: page.pageInfo.endCursor })).data.channelVerifications;
  const found = [...page.edges, ...next.edges].map(({ node }: { node: object }) => node);
  expect(found).toEqual([
    { inOrder: true, finding: null, verifiedBy: { id: administrator.sub } },
    { inOrder: false, finding: '无人回复', verifiedBy: { id: manager.sub } },
    { inOrder: true, finding: null, verifiedBy: { id: administrator.sub } },
  ]);
});

test('R1: who verifies a channel of another store, or one that is not there, is refused', async () => {
  const otherManager = holderOf('STORE_MANAGER', { storeId: banyan.id });
  const { id: channelId } = await made({ address: 'mine@example.com' });
  for (const caller of [otherManager, clerk, anybody]) {
    expect((await verify({ channelId, inOrder: true }, caller)).errors).toEqual([{ code: 'FORBIDDEN', path: [] }]);
  }
  const unknown = await verify({ channelId: crypto.randomUUID(), inOrder: true });
  expect(unknown.errors).toEqual([{ code: 'CHANNEL_NOT_FOUND', path: ['channelId'] }]);
});

test('R1, R2: a complaint follows its registered channel; a retired one takes none, and its address is free', async () => {
  const hotline = demonstrationChain.channels[0];
  const bureau = demonstrationChain.channels.at(-1);
  const by = (given: object) => register(house, { channel: null, ...given });
  expect((await by({ channelId: hotline?.id })).complaint).toMatchObject({ channel: 'PHONE', source: 'STORE' });
  const { complaint } = await by({ channelId: bureau?.id });
  expect(complaint).toMatchObject({ channel: 'LETTER', source: 'AUTHORITY', level: 'MAJOR' });
  const query = 'query ($id: ID!) { complaint(id: $id) { registeredChannel { id keeper { id } } } }';
  const shown = (await house.ask(customerService, query, { id: complaint.id })).data.complaint.registeredChannel;
  expect(shown).toEqual({ id: bureau?.id, keeper: { id: bureau?.keeperPostId } });
  const contradicted = await by({ channelId: hotline?.id, source: 'MEDIA' });
  expect(contradicted.errors).toEqual([{ code: 'SOURCE_CONTRADICTS_CHANNEL', path: ['source'] }]);
  const impossible = await register(house, { channel: 'PHONE', source: 'PUBLIC_WEB' });
  expect(impossible.errors).toEqual([{ code: 'SOURCE_CONTRADICTS_CHANNEL', path: ['source'] }]);
  expect((await by({})).errors).toEqual([{ code: 'CHANNEL_MISSING', path: ['channel'] }]);

  const { id: channelId } = await made({ address: 'old@example.com' });
  expect((await retire(channelId)).channel.retiredAt).toBe(house.clock.now().toISOString());
  expect((await house.told(channelChanged.subject)).at(-1)?.payload.retiredAt).toBe(house.clock.now().toISOString());
  const retired = { code: 'CHANNEL_RETIRED', path: ['channelId'] };
  expect((await by({ channelId })).errors).toEqual([retired]);
  expect((await retire(channelId)).errors).toEqual([retired]);
  expect((await verify({ channelId, inOrder: true })).errors).toEqual([retired]);
  expect((await by({ channelId: 'no id' })).errors).toEqual([{ code: 'CHANNEL_NOT_FOUND', path: ['channelId'] }]);
  expect([await listed({ retired: true }), (await listed({ stale: true })).includes(channelId)]).toEqual([
    [channelId],
    false,
  ]);
  expect((await changeChannel({ ...letterbox, address: 'old@example.com' })).errors).toEqual([]);
});

test('R1, R91: channels are listed by store, region and kind, page by page, for staff alone', async () => {
  const counter = demonstrationChain.channels.find(({ storeId }) => storeId === lakeside.id)?.id;
  expect(await listed({ storeId: lakeside.id, kind: 'COUNTER' })).toEqual([counter]);
  expect(await listed({ regionId: east.id, kind: 'COUNTER' })).toHaveLength(5);
  expect(await listed({ regionId: 'no id' })).toEqual([]);
  const first = (await house.ask(clerk, LIST, { filter: { kind: 'COUNTER' }, first: 6 })).data.channels;
  const after = first.pageInfo.endCursor;
  const rest = (await house.ask(clerk, LIST, { filter: { kind: 'COUNTER' }, first: 6, after })).data.channels;
  expect([first.edges.length, rest.edges.length, rest.pageInfo.hasNextPage]).toEqual([6, 4, false]);
  const one = 'query ($id: ID!) { channel(id: $id) { id } channelVerifications(channelId: $id) { edges { cursor } } }';
  expect((await house.ask(clerk, one, { id: counter })).data.channel).toEqual({ id: counter });
  for (const caller of [anybody, { sub: crypto.randomUUID(), role: 'CUSTOMER' as const }]) {
    expect(await listed({}, caller)).toEqual([]);
    const { data } = await house.ask(caller, one, { id: counter });
    expect(data).toEqual({ channel: null, channelVerifications: { edges: [] } });
  }
});

test('R1: of two administrators who register one address at once, one is refused', async () => {
  const answers = await Promise.all([1, 2].map(() => changeChannel({ ...letterbox, address: 'twice@example.com' })));
  expect(answers.flatMap(({ errors }) => errors)).toEqual([{ code: 'ADDRESS_TAKEN', path: ['address'] }]);
});
