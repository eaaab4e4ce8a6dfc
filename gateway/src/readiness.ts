import type { Pool } from 'undici';
import { z } from 'zod';

/** How a subgraph does: `degraded` when it works but something it needs is away, or one of its addresses. */
export type Readiness = 'ok' | 'degraded' | 'away';

const READY_WITHIN_MS = 2_500;
const Body = z.object({ status: z.enum(['ok', 'degraded', 'away']) });

/** Asks all addresses of a subgraph how they do. */
export async function readinessOf(addresses: readonly { pool: Pool }[]): Promise<Readiness> {
  const states = await Promise.all(addresses.map(({ pool }) => askReadiness(pool)));
  if (states.every((state) => state === 'away')) return 'away';
  return states.every((state) => state === 'ok') ? 'ok' : 'degraded';
}

/** What no subgraph would say, and silence, mean that it is away. */
async function askReadiness(pool: Pool): Promise<Readiness> {
  try {
    const signal = AbortSignal.timeout(READY_WITHIN_MS);
    const { body } = await pool.request({ path: '/health/ready', method: 'GET', signal });
    return Body.parse(await body.json()).status;
  } catch {
    return 'away';
  }
}
