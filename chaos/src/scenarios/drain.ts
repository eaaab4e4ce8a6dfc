import { createDataSource, ofItself, systemClock, transact } from '@complaints/kit';
import { nanos, StorageType } from 'nats';
import { onDatabase } from '../house/database.js';
import type { KitHouse } from '../house/kit-house.js';
import { until } from '../house/machine.js';
import { readStream } from '../house/read-stream.js';
import { Manner } from '../parcel/events.js';
import { moveParcel } from '../parcel/move-parcel.js';
import { sender } from '../parcel/services.js';
import type { Account, Extent, Scenario } from './scenario.js';

const ROWS = { full: 24_000, short: 6_000 };
const PER_TRANSACTION = 500;
const PARCELS = 5_000;
const WINDOW = 500;
/** What must be carried after an outage. */
const LEAST_PER_SECOND = 8_000;

/** How fast the relay carries a backlog, against plain publishing of the same messages in the same run. */
export const drain: Scenario = {
  name: 'drain',
  title: 'a backlog carried by the relay, and the same messages published plainly',
  async run(house, extent, account) {
    await Promise.all([house.sender.stop(), house.receiver.stop()]);
    await writeBacklog(house, extent, account);
    await house.sender.start();
    await until('the backlog was not carried', async () => (await drained(house)).pending === 0, { withinMs: 120_000 });
    const { perSecond } = await drained(house);
    account.notes['relay/s'] = perSecond;
    account.notes['plain/s'] = await publishPlainly(house);
    if (!extent.short && perSecond < LEAST_PER_SECOND) {
      account.violations.push({
        kind: 'WRONG',
        evidence: `${perSecond} events a second were carried, not ${LEAST_PER_SECOND}`,
      });
    }
    const since = performance.now();
    await house.receiver.start();
    await house.progress.settle(account.patienceMs);
    const seconds = (performance.now() - since) / 1_000;
    account.notes['consumer/s'] = Math.round(account.asked.acknowledged.length / seconds);
  },
};

async function writeBacklog(house: KitHouse, { random, short }: Extent, account: Account): Promise<void> {
  const url = house.databases.sender.databaseUrl;
  const dataSource = await createDataSource(url, sender.tables, { name: 'chaos', pool: 2 }).initialize();
  const parcels = Array.from({ length: PARCELS }, () => random.uuid());
  try {
    for (let rows = 0; rows < (short ? ROWS.short : ROWS.full); rows += PER_TRANSACTION) {
      await transact(dataSource, ofItself('move'), async (em) => {
        for (let n = 0; n < PER_TRANSACTION; n += 1) {
          const move = { parcelId: random.pick(parcels), key: random.uuid(), manner: Manner.QUIET };
          const stepId = await moveParcel(em, move, systemClock.now());
          account.asked.acknowledged.push({ ...move, stepId });
        }
      });
    }
  } finally {
    await dataSource.destroy();
  }
}

/** Rows still to be sent, and the rate from the first batch's mark to the last one's. */
const drained = (house: KitHouse): Promise<{ pending: number; perSecond: number }> =>
  onDatabase(house.databases.sender.databaseUrl, async (database) => {
    const [row] = await database.all<{ pending: number; perSecond: number }>(`
      select count(*) filter (where sent_at is null)::int as pending,
        coalesce(round(count(*) filter (where sent_at > first) / nullif(extract(epoch from max(sent_at) - min(sent_at)), 0)), 0)::int
          as "perSecond"
      from outbox, (select min(sent_at) as first from outbox) as beginning`);
    return row as { pending: number; perSecond: number };
  });

/** Publishes the messages of the sender's stream to another one: so many at once, all acknowledged before the next. */
const publishPlainly = (house: KitHouse): Promise<number> =>
  house.nats.asOperator(async (connection) => {
    const wires = await readStream(connection, 'SENDER');
    const manager = await connection.jetstreamManager();
    await manager.streams.add({
      name: 'PLAIN',
      subjects: ['operator.plain'],
      storage: StorageType.File,
      duplicate_window: nanos(10 * 60_000),
    });
    const jetStream = connection.jetstream();
    const since = performance.now();
    for (let n = 0; n < wires.length; n += WINDOW) {
      await Promise.all(
        wires
          .slice(n, n + WINDOW)
          .map(({ data }, m) => jetStream.publish('operator.plain', data, { msgID: `${n + m}` })),
      );
    }
    const seconds = (performance.now() - since) / 1_000;
    await manager.streams.delete('PLAIN');
    return Math.round(wires.length / seconds);
  });
