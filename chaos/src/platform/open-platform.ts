import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { SUBGRAPHS } from '@complaints/contracts';
import { runCommand } from '../../../scripts/command.mjs';
import { provision, type ServiceDatabase } from '../../../scripts/servers/databases.mjs';
import { freePort } from '../../../scripts/servers/ports.mjs';
import { type KeyServer, openKeyServer } from '../house/key-server.js';
import { type NatsMachine, openNats, type PostgresMachine } from '../house/servers.js';
import { type PlatformMachine, platformMachine, workspace } from './processes.js';

export type ServiceName = (typeof SUBGRAPHS)[number];

const REPLICAS = [1, 2] as const;
const ISSUER = 'http://issuer.chaos';
const AUDIENCE = 'complaints';

/** The platform as it is deployed: two of each process, on a Postgres and a nats-server that can be killed as well. */
export interface Platform {
  readonly postgres: PostgresMachine;
  readonly nats: NatsMachine;
  /** All processes, the services first. */
  readonly processes: readonly PlatformMachine[];
  readonly gatewayUrls: readonly string[];
  readonly databases: Record<ServiceName, ServiceDatabase>;
  readonly signal: AbortSignal;
  /** A token of the identity provider. */
  tokenOf(who: { id: string; role: string }): Promise<string>;
  close(): Promise<void>;
}

/** Opens the platform with fresh databases and the demonstration chain in them; every process is ready when it resolves. */
export async function openPlatform(options: { postgres: PostgresMachine; signal: AbortSignal }): Promise<Platform> {
  const { postgres, signal } = options;
  const folder = mkdtempSync(join(postgres.folder, 'platform-'));
  const nats = await openNats({ folder, services: SUBGRAPHS, signal });
  const people = await openKeyServer(ISSUER);
  const suffix = folder.slice(-6).toLowerCase();
  const databases = await provision({ adminUrl: postgres.adminUrl, services: SUBGRAPHS, suffix });
  const processes = await layOut({ databases, nats, people, folder, signal });
  const close = async () => {
    await Promise.all(processes.map((each) => each.kill()));
    await nats.kill();
    people.close();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await migrateAndLoad(databases, signal);
    await Promise.all(processes.map((each) => each.start()));
  } catch (error) {
    await close();
    throw error;
  }
  return {
    postgres,
    nats,
    processes,
    gatewayUrls: processes.filter(({ name }) => name.startsWith('gateway')).map(({ url }) => url),
    databases,
    signal,
    tokenOf: ({ id, role }) => people.sign({ sub: id, role }, AUDIENCE),
    close,
  };
}

interface Surroundings {
  databases: Record<ServiceName, ServiceDatabase>;
  nats: NatsMachine;
  people: KeyServer;
  folder: string;
  signal: AbortSignal;
}

/** Decides who listens where, and what each process reads; starts nothing. */
async function layOut({ databases, nats, people, folder, signal }: Surroundings): Promise<PlatformMachine[]> {
  const names = ['gateway', ...SUBGRAPHS].flatMap((name) => REPLICAS.map((replica) => `${name}-${replica}`));
  const ports: Record<string, number> = {};
  for (const name of names) ports[name] = await freePort();
  const address = (name: string) => `http://127.0.0.1:${ports[name]}`;
  const gatewayKey = JSON.stringify({
    ...generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' }),
    kid: 'chaos-gateway',
    alg: 'EdDSA',
    use: 'sig',
  });
  const services = SUBGRAPHS.flatMap((service) =>
    REPLICAS.map((replica) =>
      platformMachine({
        name: `${service}-${replica}`,
        main: `services/${service}/dist/main.js`,
        port: ports[`${service}-${replica}`] as number,
        env: {
          DATABASE_URL: databases[service].databaseUrl,
          NATS_URL: nats.url,
          NATS_USER: service,
          NATS_PASSWORD: nats.users[service],
          GATEWAY_JWKS_URL: `${address(`gateway-${replica}`)}/.well-known/jwks.json`,
          PUBLIC_URL: address('gateway-1'),
        },
        folder,
        signal,
      }),
    ),
  );
  const replicasOf = (service: string) =>
    REPLICAS.map((replica) => `${address(`${service}-${replica}`)}/graphql`).join(',');
  const gateways = REPLICAS.map((replica) =>
    platformMachine({
      name: `gateway-${replica}`,
      main: 'gateway/dist/main.js',
      port: ports[`gateway-${replica}`] as number,
      env: {
        ...Object.fromEntries(SUBGRAPHS.map((service) => [`${service.toUpperCase()}_URL`, replicasOf(service)])),
        IDENTITY_JWKS_URL: people.jwksUrl,
        IDENTITY_ISSUER: ISSUER,
        IDENTITY_AUDIENCE: AUDIENCE,
        GATEWAY_SIGNING_KEY: gatewayKey,
        APOLLO_TELEMETRY_DISABLED: 'true',
      },
      folder,
      signal,
    }),
  );
  return [...services, ...gateways];
}

/** The services that bring something to the demonstration chain. */
const LOADING: readonly ServiceName[] = ['intake', 'escalation', 'fund'];

async function migrateAndLoad(databases: Surroundings['databases'], signal: AbortSignal): Promise<void> {
  await Promise.all(
    SUBGRAPHS.map(async (service) => {
      const { databaseUrl, migrationUrl } = databases[service];
      const env = { PATH: process.env.PATH, DATABASE_URL: databaseUrl, MIGRATION_DATABASE_URL: migrationUrl };
      const words = LOADING.includes(service) ? ['migrate', 'load-demonstration'] : ['migrate'];
      for (const word of words) {
        const main = join(workspace, `services/${service}/dist/main.js`);
        await runCommand(process.execPath, [main, word], { env, output: 'capture', signal });
      }
    }),
  );
}
