import { existsSync, readdirSync, rmSync, statSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { onDatabase } from '../house/database.js';
import type { KitHouse } from '../house/kit-house.js';
import { until } from '../house/machine.js';
import { type Account, type Extent, recover, type Scenario } from './scenario.js';
import { underLoad, untilMoved } from './under-load.js';

const MOVES = 20;

/**
 * Writes moves that the receiver hears and then others that it does not, because it is down; all of them acknowledged by
 * the stream. What is taken from the stream now is lost unless somebody sends it again.
 */
async function tellUnheard(house: KitHouse, extent: Extent, account: Account): Promise<void> {
  await underLoad(house, extent, account, () => untilMoved(account, MOVES));
  await house.progress.settle(30_000);
  await house.receiver.stop();
  await underLoad(house, extent, account, () => untilMoved(account, MOVES));
  await untilSent(house);
}

/** Afterwards the house lives on: new moves get sequences that consumers may believe to have read already. */
async function liveOn(house: KitHouse, extent: Extent, account: Account): Promise<void> {
  await house.receiver.start();
  await underLoad(house, extent, account, () => untilMoved(account, MOVES / 2));
}

const untilSent = (house: KitHouse): Promise<void> =>
  onDatabase(house.databases.sender.databaseUrl, ({ all }) =>
    until(
      'the moves are not sent',
      async () => (await all('select from outbox where sent_at is null limit 1')).length === 0,
    ),
  );

const lastSequence = (house: KitHouse): Promise<number> =>
  house.nats.asOperator(async (connection) => {
    const { state } = await (await connection.jetstreamManager()).streams.info('SENDER');
    return state.last_seq;
  });

/** The end of the sender's stream is cut off on disk, as a power cut leaves it: acknowledged messages are gone. */
export const tailCut: Scenario = {
  name: 'tail-cut',
  title: 'the end of the stream cut off',
  async run(house, extent, account) {
    await tellUnheard(house, extent, account);
    const before = await lastSequence(house);
    await house.nats.stop();
    cutTail(join(house.nats.streamsFolder, 'SENDER', 'msgs'));
    await house.nats.start();
    const after = await lastSequence(house);
    if (after >= before) throw new Error(`the tail was not cut: the stream still ends at ${after}`);
    account.notes.cutMessages = before - after;
    await recover(house, account, () => liveOn(house, extent, account));
  },
};

/** Cuts the last block in half, and removes the index beside it, which would contradict it. */
function cutTail(folder: string): void {
  const blocks = readdirSync(folder).filter((name) => name.endsWith('.blk'));
  const last = blocks.sort((a, b) => Number.parseInt(a, 10) - Number.parseInt(b, 10)).at(-1);
  if (!last) throw new Error(`no blocks in ${folder}`);
  const file = join(folder, last);
  truncateSync(file, Math.floor(statSync(file).size * KEPT_SHARE));
  const index = file.replace(/\.blk$/, '.idx');
  if (existsSync(index)) rmSync(index);
}

/** Small enough that messages are cut off which the receiver has heard, and those which it has not. */
const KEPT_SHARE = 0.35;

/** As an operator who may: guarding messages against deletion does not guard the stream. */
export const deleteStream = (house: KitHouse): Promise<void> =>
  house.nats.asOperator(async (connection) => {
    await (await connection.jetstreamManager()).streams.delete('SENDER');
  });

/** An operator deletes the sender's stream. */
export const streamDeleted: Scenario = {
  name: 'stream-deleted',
  title: 'the stream deleted',
  async run(house, extent, account) {
    await tellUnheard(house, extent, account);
    await deleteStream(house);
    await recover(house, account, () => liveOn(house, extent, account));
  },
};

/** Both streams, with their consumers, are gone. */
export const storeWiped: Scenario = {
  name: 'store-wiped',
  title: 'the whole store of NATS wiped',
  async run(house, extent, account) {
    await tellUnheard(house, extent, account);
    await house.nats.stop();
    await house.sender.stop();
    rmSync(house.nats.streamsFolder, { recursive: true });
    await house.nats.start();
    await house.sender.start();
    await recover(house, account, () => liveOn(house, extent, account));
  },
};

/** An operator deletes the stream while both services run and are under load. */
export const streamDeletedUnderLoad: Scenario = {
  name: 'stream-deleted-live',
  title: 'the stream deleted under load',
  async run(house, extent, account) {
    await underLoad(house, extent, account, async () => {
      await untilMoved(account, MOVES);
      await deleteStream(house);
      await recover(house, account, () => untilMoved(account, MOVES));
    });
  },
};

/** An operator deletes the receiver's consumer while it reads. */
export const consumerDeleted: Scenario = {
  name: 'consumer-deleted',
  title: 'the consumer deleted',
  async run(house, extent, account) {
    await underLoad(house, extent, account, async () => {
      await untilMoved(account, MOVES);
      // A receiver that has just started may not have made it yet.
      await until('there is no consumer to delete', () =>
        house.nats.asOperator(async (connection) =>
          (await connection.jetstreamManager()).consumers.delete('SENDER', 'receiver'),
        ),
      );
      await recover(house, account, () => untilMoved(account, MOVES));
    });
  },
};
