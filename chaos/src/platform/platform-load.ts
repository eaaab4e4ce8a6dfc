import { sleep } from '../house/machine.js';
import type { Random } from '../random.js';
import { createClient, type Requests } from './client.js';
import { liveThrough, type Told } from './complaint-life.js';
import type { Platform } from './open-platform.js';

export interface PlatformLoad {
  readonly requests: Requests;
  readonly told: Told;
  /** Lets the requests under way end. */
  stop(): Promise<void>;
}

const CLIENTS = 4;
const PAUSE_MS = 50;

/** Complaints are registered and handled without end by several people at once. */
export function startPlatformLoad(
  platform: Platform,
  { random, retries }: { random: Random; retries: number },
): PlatformLoad {
  const requests: Requests = { asked: 0, retried: 0, faults: {}, failed: [] };
  const told: Told = { complaints: [], operations: 0, refused: {} };
  const client = createClient(platform, { random, requests, retries });
  let goingOn = true;
  const isGoingOn = () => goingOn;
  const running = Promise.all(
    Array.from({ length: CLIENTS }, async () => {
      while (goingOn) {
        await liveThrough({ client, random, told, isGoingOn });
        await sleep(PAUSE_MS);
      }
    }),
  );
  return {
    requests,
    told,
    async stop() {
      goingOn = false;
      await running;
    },
  };
}
