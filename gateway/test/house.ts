import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { analytics } from '@complaints/analytics';
import { demonstrationChain, type PostKind, Role, SUBGRAPHS } from '@complaints/contracts';
import { escalation } from '@complaints/escalation';
import { fund } from '@complaints/fund';
import { createVault, intake, openStorage, readVaultKeys } from '@complaints/intake';
import {
  createLog,
  type RunningService,
  readConfig,
  type Service,
  type ServiceConfig,
  startService,
} from '@complaints/kit';
import { createTestDatabase, MovableClock, startTestNats, whenWoken } from '@complaints/kit/testing';
import { type CryptoKey, createLocalJWKSet, exportJWK, generateKeyPair, SignJWT } from 'jose';
import { GatewayConfig } from '../src/config.js';
import { startGateway } from '../src/gateway.js';

const ISSUER = 'http://issuer.test';
const AUDIENCE = 'complaints';
const nobodyListens = 'http://127.0.0.1:9';

/** A message that would have gone to a customer. */
export interface SentMessage {
  to: string;
  text: string;
}

type Answer = {
  // biome-ignore lint/suspicious/noExplicitAny: answers are as various as questions, and tests assert their shape
  data?: any;
  errors?: { message: string; path?: (string | number)[]; extensions: { code: string } }[];
};

export type House = Awaited<ReturnType<typeof openHouse>>;

/** The whole house in one process: four services on real Postgres, real NATS, the gateway, and a clock that stands still. */
export async function openHouse() {
  const clock = new MovableClock();
  const log = createLog('house', process.env.LOG_LEVEL ?? 'silent');
  const sent: SentMessage[] = [];
  const messages = { send: async ({ to, text }: SentMessage) => void sent.push({ to, text }) };
  const folder = await mkdtemp(join(tmpdir(), 'files-'));
  const storage = openStorage({ STORAGE_FOLDER: folder });
  const services: Service[] = [
    intake(() => ({ messages, publicUrl: 'http://chain.test', vault: createVault(readVaultKeys({})), storage })),
    escalation,
    fund,
    analytics,
  ];

  const nats = await startTestNats(SUBGRAPHS);
  const gatewayKey = await signingKey('gateway');
  const personKey = await signingKey('person');
  const running: Record<string, RunningService> = {};
  for (const service of services) {
    running[service.name] = await startService(service, {
      config: await configOf(service, nats),
      log,
      clock,
      keys: createLocalJWKSet({ keys: [gatewayKey.publicJwk] }),
      lookSooner: whenWoken,
    });
  }
  const gateway = await startGateway({
    config: readConfig(GatewayConfig, {
      NODE_ENV: 'test',
      HOST: '127.0.0.1',
      PORT: '0',
      LOG_LEVEL: 'silent',
      INTAKE_URL: `${running.intake?.url}/graphql`,
      ESCALATION_URL: `${running.escalation?.url}/graphql`,
      FUND_URL: `${running.fund?.url}/graphql`,
      ANALYTICS_URL: `${running.analytics?.url}/graphql`,
      IDENTITY_JWKS_URL: nobodyListens,
      IDENTITY_ISSUER: ISSUER,
      IDENTITY_AUDIENCE: AUDIENCE,
      GATEWAY_SIGNING_KEY: JSON.stringify(gatewayKey.privateJwk),
    }),
    log,
    clock,
    personKeys: createLocalJWKSet({ keys: [personKey.publicJwk] }),
  });
  for (const service of services) {
    const { dataSource } = running[service.name] as RunningService;
    await service.commands['load-demonstration']?.({ dataSource, clock, log, words: [] });
  }

  /** A token of the identity provider, valid for an hour of the house's clock. */
  function tokenOf(
    sub: string,
    role: Role,
    changes: { audience?: string; lifeSeconds?: number; key?: CryptoKey } = {},
  ) {
    const nowSeconds = Math.floor(clock.now().getTime() / 1_000);
    return new SignJWT({ role })
      .setProtectedHeader({ alg: 'EdDSA', kid: 'person' })
      .setSubject(sub)
      .setIssuer(ISSUER)
      .setAudience(changes.audience ?? AUDIENCE)
      .setIssuedAt(nowSeconds)
      .setExpirationTime(nowSeconds + (changes.lifeSeconds ?? 3_600))
      .sign(changes.key ?? personKey.privateKey);
  }

  async function askWith(token: string | undefined, query: string, variables: Record<string, unknown> = {}) {
    const response = await fetch(`${gateway.url}/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'application/json',
        ...(token ? { authorization: `Bearer ${token}` } : {}),
      },
      body: JSON.stringify({ query, variables }),
    });
    return { status: response.status, body: (await response.json()) as Answer };
  }

  /** Asks as the holder of a post of the demonstration chain, or without a token as nobody. */
  async function ask(who: { id: string; role: Role }, query: string, variables?: Record<string, unknown>) {
    const token = who === nobody ? undefined : await tokenOf(who.id, who.role);
    return (await askWith(token, query, variables)).body;
  }

  async function close() {
    await gateway.stop();
    await Promise.all(Object.values(running).map((service) => service.stop()));
    await nats.stop();
    await rm(folder, { recursive: true, force: true });
  }

  return { clock, sent, running, gateway, gatewayKey: gatewayKey.privateKey, tokenOf, askWith, ask, close };
}

/** Who holds a post of the demonstration chain, by kind and place. */
export function holderOf(kind: PostKind, place: { storeId?: string; regionId?: string } = {}) {
  const post = demonstrationChain.posts.find(
    (candidate) =>
      candidate.kind === kind &&
      (place.storeId === undefined || candidate.storeId === place.storeId) &&
      (place.regionId === undefined || candidate.regionId === place.regionId),
  );
  if (!post) throw new Error(`no ${kind} there`);
  return post.holder;
}

export const nobody = { id: '', role: Role.ANONYMOUS };

async function configOf(
  service: Service,
  nats: { url: string; users: Record<string, string> },
): Promise<ServiceConfig> {
  const { databaseUrl } = await createTestDatabase(service);
  return {
    NODE_ENV: 'test',
    HOST: '127.0.0.1',
    PORT: 0,
    LOG_LEVEL: 'silent',
    DATABASE_URL: databaseUrl,
    DATABASE_POOL: 5,
    NATS_URL: nats.url,
    NATS_STREAM_MEGABYTES: 64,
    NATS_STREAM_REPLICAS: 1,
    NATS_USER: service.name,
    NATS_PASSWORD: nats.users[service.name],
    GATEWAY_JWKS_URL: nobodyListens,
    PUBLIC_URL: 'http://chain.test',
  };
}

async function signingKey(kid: string) {
  const { privateKey, publicKey } = await generateKeyPair('EdDSA', { extractable: true });
  const common = { kid, alg: 'EdDSA', use: 'sig' };
  return {
    privateKey,
    privateJwk: { ...(await exportJWK(privateKey)), ...common },
    publicJwk: { ...(await exportJWK(publicKey)), ...common },
  };
}
