import { createDataSource, ofItself, systemClock, transact } from '@complaints/kit';
import { onDatabase } from '../house/database.js';
import type { KitHouse } from '../house/kit-house.js';
import { sleep } from '../house/machine.js';
import type { PostgresMachine } from '../house/servers.js';
import { Manner } from '../parcel/events.js';
import { moveParcel } from '../parcel/move-parcel.js';
import { sender } from '../parcel/services.js';
import { percentile } from '../report.js';
import type { Account, Extent, Scenario } from './scenario.js';

const PER_SECOND = 500;
const SECONDS = { full: 20, short: 5 };
/** Until everything is connected again and runs at its pace. */
const WARM_UP_SECONDS = 2;
const WRITERS = 12;
const PARCELS = 500;

/**
 * How long an event takes from one service's commit to the other's, without faults: Postgres notes when each transaction
 * was committed, so the clocks of no process matter.
 */
export const latency: Scenario = {
  name: 'latency',
  title: `commit to consumer at ${PER_SECOND} events a second`,
  async run(house, extent, account) {
    await noteCommitTimes(house.postgres);
    await house.sender.ready();
    await writeSteadily(house, extent, { account, seconds: WARM_UP_SECONDS });
    await house.progress.settle(account.patienceMs);
    const warmedUp = account.asked.acknowledged.length;
    await writeSteadily(house, extent, { account, seconds: extent.short ? SECONDS.short : SECONDS.full });
    await house.progress.settle(account.patienceMs);
    const measured = new Set(account.asked.acknowledged.slice(warmedUp).map(({ stepId }) => stepId));
    const written = await commitTimes(house, 'sender', 'select id, xmin from step');
    for (const id of written.keys()) if (!measured.has(id)) written.delete(id);
    const heard = await commitTimes(house, 'receiver', 'select step_id as id, xmin from effect');
    const took = [...written].flatMap(([id, at]) => (heard.has(id) ? [(heard.get(id) as number) - at] : []));
    const instants = [...written.values()];
    const spanMs = Math.max(...instants) - Math.min(...instants);
    account.notes['events/s'] = Math.round((written.size / spanMs) * 1_000);
    account.notes['p50 ms'] = percentile(took, 50) ?? 'none';
    account.notes['p99 ms'] = percentile(took, 99) ?? 'none';
  },
};

async function noteCommitTimes(postgres: PostgresMachine): Promise<void> {
  await onDatabase(postgres.adminUrl, (database) => database.all('alter system set track_commit_timestamp = on'));
  await postgres.stop();
  await postgres.start();
}

/** Several writers keep to the rate together; when they cannot, the figure says how many a second it were. */
async function writeSteadily(
  house: KitHouse,
  { random }: Extent,
  { account, seconds }: { account: Account; seconds: number },
): Promise<void> {
  const url = house.databases.sender.databaseUrl;
  const dataSource = await createDataSource(url, sender.tables, { name: 'chaos', pool: WRITERS }).initialize();
  const parcels = Array.from({ length: PARCELS }, () => random.uuid());
  const total = PER_SECOND * seconds;
  const beginning = performance.now();
  let begun = 0;
  async function writer(): Promise<void> {
    while (begun < total) {
      const dueMs = beginning + (begun / PER_SECOND) * 1_000;
      begun += 1;
      await sleep(Math.max(0, dueMs - performance.now()));
      const move = { parcelId: random.pick(parcels), key: random.uuid(), manner: Manner.QUIET };
      const stepId = await transact(dataSource, ofItself('move'), (em) => moveParcel(em, move, systemClock.now()));
      account.asked.acknowledged.push({ ...move, stepId });
    }
  }
  try {
    await Promise.all(Array.from({ length: WRITERS }, writer));
  } finally {
    await dataSource.destroy();
  }
}

/** When the transaction that wrote each row was committed, in milliseconds, to the microsecond. */
function commitTimes(house: KitHouse, side: 'sender' | 'receiver', rows: string): Promise<Map<string, number>> {
  return onDatabase(house.databases[side].databaseUrl, async (database) => {
    const found = await database.all<{ id: string; at: string | null }>(
      `select id, extract(epoch from pg_xact_commit_timestamp(xmin)) * 1000 as at from (${rows}) as written`,
    );
    return new Map(found.flatMap(({ id, at }) => (at === null ? [] : [[id, Number(at)]])));
  });
}
