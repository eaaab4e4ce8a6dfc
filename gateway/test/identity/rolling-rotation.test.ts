import { createServer, type Server } from 'node:http';
import { demonstrationChain, PostKind, postChanged } from '@complaints/contracts';
import { createVault, intake, openStorage, readVaultKeys } from '@complaints/intake';
import { gatewayKeys } from '@complaints/kit';
import { createLog } from '@complaints/kit/process';
import { createKey, startTestService, type TestKey, type TestService } from '@complaints/kit/testing';
import { createLocalJWKSet } from 'jose';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type RunningGateway, startGateway } from '../../src/gateway.js';
import { signPerson, tinyConfig } from '../../src/testing/tiny-config.js';
import { knock } from './door.js';

const QUERY = '{ regions(first: 1) { edges { node { id } } } }';
const log = createLog('rotation', 'silent');
const administrator = demonstrationChain.posts.find(({ kind }) => kind === PostKind.ADMINISTRATOR) as DemonstrationPost;
type DemonstrationPost = (typeof demonstrationChain.posts)[0];
let person: TestKey;
let service: TestService;
/** Two replicas, and the one whose keys a service is shown: what stands before them may choose either. */
const gateways: RunningGateway[] = [];
let shown = 0;
let looks = 0;
let front: Server;

beforeAll(async () => {
  person = await createKey('person');
  front = createServer(async (request, response) => {
    looks += 1;
    response.end(await (await fetch(`${gateways[shown]?.url}${request.url}`)).text());
  });
  await new Promise<void>((resolve) => front.listen(0, '127.0.0.1', resolve));
  const { port } = front.address() as { port: number };
  const clock = { now: () => service.clock.now() };
  const keys = gatewayKeys(`http://127.0.0.1:${port}/.well-known/jwks.json`, { clock });
  const parts = intake(() => ({
    messages: { send: async () => undefined },
    publicUrl: 'http://chain.test',
    vault: createVault(readVaultKeys({})),
    storage: openStorage({}),
  }));
  service = await startTestService(parts, { keys });
  await parts.commands['load-demonstration']?.({ dataSource: service.dataSource, clock, log, words: [] });
  const { id: postId, holder, ...post } = administrator;
  await service.hear(postChanged.of({ postId, ...post, holderId: holder.id, deputies: [] }));
});
afterAll(async () => {
  await Promise.all(gateways.map((gateway) => gateway.stop()));
  await service.stop();
  front.closeAllConnections();
  front.close();
});

/** Starts a replica anew with these keys: the first signs, all are published. */
async function restart(replica: number, keys: TestKey[]): Promise<void> {
  await gateways[replica]?.stop();
  gateways[replica] = await startGateway({
    config: await tinyConfig({
      INTAKE_URL: `${service.url}/graphql`,
      GATEWAY_SIGNING_KEY: JSON.stringify(keys.map(({ privateJwk }) => privateJwk)),
    }),
    log,
    clock: service.clock,
    personKeys: createLocalJWKSet({ keys: [person.publicJwk] }),
  });
}

/** Asks every replica for something that only the service knows. */
async function expectAnswered(): Promise<void> {
  const claims = { sub: administrator.holder.id, role: administrator.holder.role };
  const authorization = `Bearer ${await signPerson(person.privateKey, service.clock.now(), claims)}`;
  for (const { url } of gateways) {
    const { text } = await knock(`${url}/graphql`, ['authorization', authorization], QUERY);
    expect(JSON.parse(text)).toEqual({
      data: { regions: { edges: [{ node: { id: demonstrationChain.regions[0]?.id } }] } },
    });
  }
}

/** Somebody calls the service under a key that nobody knows, which makes it look for new ones. */
async function expectForgeryRefused(): Promise<void> {
  const stranger = await createKey(crypto.randomUUID());
  const head = Buffer.from(JSON.stringify({ alg: 'EdDSA', kid: stranger.kid })).toString('base64url');
  const forged = `Bearer ${head}.e30.${'A'.repeat(86)}`;
  expect((await knock(`${service.url}/graphql`, ['authorization', forged], QUERY)).status).toBe(401);
}

test('two gateways change their key one after the other in the documented order, and no call is refused', async () => {
  const [old, fresh] = await Promise.all([createKey('old'), createKey('fresh')]);
  const steps: [keys: TestKey[], waitMs: number][] = [
    [[old], 5 * 60_000],
    [[old, fresh], 30_000],
    [[fresh, old], 60_000],
    [[fresh], 5 * 60_000],
  ];
  for (const [keys, waitMs] of steps) {
    await restart(0, keys);
    // The service is shown what the replica says that was not restarted yet, at the worst moment.
    shown = gateways.length - 1;
    await expectForgeryRefused();
    await expectAnswered();
    await restart(1, keys);
    shown = 0;
    await expectAnswered();
    service.clock.moveBy(waitMs);
    await expectAnswered();
  }
});

test('two hundred calls under unknown keys at once make a service look once, and not again for thirty seconds', async () => {
  const flood = () => Promise.all(Array.from({ length: 200 }, expectForgeryRefused));
  service.clock.moveBy(30_000);
  const before = looks;
  await flood();
  expect(looks - before).toBe(1);
  service.clock.moveBy(29_999);
  await flood();
  expect(looks - before).toBe(1);
});
