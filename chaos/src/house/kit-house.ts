import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { migrate } from '@complaints/kit';
import { provision, type ServiceDatabase } from '../../../scripts/servers/databases.mjs';
import { freePort } from '../../../scripts/servers/ports.mjs';
import type { Sabotage } from '../crash/orders.js';
import { receiver, sender } from '../parcel/services.js';
import { openProgress, type Progress } from './progress.js';
import { type NatsMachine, openNats, type PostgresMachine } from './servers.js';
import { builtFile, type ServiceMachine, serviceMachine } from './service-process.js';

export type SideName = 'sender' | 'receiver';
export const SIDES = ['sender', 'receiver'] as const;
export const otherSide = (side: SideName): SideName => (side === 'sender' ? 'receiver' : 'sender');

/** Two parcel services as processes of their own, on a Postgres and a nats-server that can be killed as well. */
export interface KitHouse {
  readonly postgres: PostgresMachine;
  readonly nats: NatsMachine;
  readonly sender: ServiceMachine;
  readonly receiver: ServiceMachine;
  readonly databases: Record<SideName, ServiceDatabase>;
  /** Where moves are asked for. */
  readonly doorUrl: string;
  readonly signal: AbortSignal;
  /** What has taken effect so far. */
  readonly progress: Progress;
  /** Stops all but Postgres, which belongs to whoever opened it. */
  close(): Promise<void>;
}

/** Opens a house with fresh databases and streams; both services are ready when it resolves. */
export async function openKitHouse(options: {
  postgres: PostgresMachine;
  signal: AbortSignal;
  sabotage?: Sabotage;
}): Promise<KitHouse> {
  const { postgres, signal, sabotage } = options;
  const folder = mkdtempSync(join(postgres.folder, 'kit-house-'));
  const nats = await openNats({ folder, services: SIDES, signal });
  const suffix = folder.slice(-6).toLowerCase();
  const databases = await provision({ adminUrl: postgres.adminUrl, services: SIDES, suffix });
  await Promise.all(
    [sender, receiver].map(({ name, tables }) => migrate(databases[name as SideName].migrationUrl, tables)),
  );
  const doorPort = await freePort();
  const start = async (name: SideName) => {
    const port = await freePort();
    return serviceMachine({
      name,
      arguments: [builtFile('parcel/main.js'), name],
      url: `http://127.0.0.1:${port}`,
      env: {
        ...environmentOf({ name, port, nats, databaseUrl: databases[name].databaseUrl }),
        DOOR_PORT: name === 'sender' ? String(doorPort) : undefined,
      },
      folder,
      sabotage,
      signal,
    });
  };
  const following = openProgress({ databases, signal });
  const house: KitHouse = {
    postgres,
    nats,
    sender: await start('sender'),
    receiver: await start('receiver'),
    databases,
    doorUrl: `http://127.0.0.1:${doorPort}`,
    signal,
    progress: following.progress,
    async close() {
      await following.close();
      await Promise.all([house.sender.kill(), house.receiver.kill()]);
      await nats.kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  try {
    await Promise.all([house.sender.start(), house.receiver.start()]);
    return house;
  } catch (error) {
    await house.close();
    throw error;
  }
}

const environmentOf = (of: { name: string; port: number; nats: NatsMachine; databaseUrl: string }) => ({
  NODE_ENV: 'test',
  HOST: '127.0.0.1',
  PORT: String(of.port),
  LOG_LEVEL: 'info',
  DATABASE_URL: of.databaseUrl,
  NATS_URL: of.nats.url,
  NATS_USER: of.name,
  NATS_PASSWORD: of.nats.users[of.name],
  NATS_STREAM_MEGABYTES: '256',
  // Nobody asks these services anything: their doors are never knocked at.
  GATEWAY_JWKS_URL: 'http://127.0.0.1:9/none',
  PUBLIC_URL: 'http://127.0.0.1:9',
});
