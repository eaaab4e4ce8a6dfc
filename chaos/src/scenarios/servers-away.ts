import { sleep } from '../house/machine.js';
import { recover, type Scenario } from './scenario.js';
import { underLoad, untilMoved } from './under-load.js';

const NATS_AWAY_MS = { full: 60_000, short: 2_000 };
const POSTGRES_RESTARTS = { full: 5, short: 1 };

/** Writes go on while NATS is stopped, and everything arrives afterwards. */
export const natsStopped: Scenario = {
  name: 'nats-stopped',
  title: 'NATS stopped while writes go on, then drained',
  async run(house, extent, account) {
    await underLoad(house, extent, account, async (load) => {
      await untilMoved(account, 20);
      await house.nats.stop();
      const before = account.asked.acknowledged.length;
      await sleep(extent.short ? NATS_AWAY_MS.short : NATS_AWAY_MS.full);
      const written = account.asked.acknowledged.length - before;
      if (written === 0) account.violations.push({ kind: 'WRONG', evidence: 'no move was acknowledged without NATS' });
      account.notes.writtenWhileAway = written;
      await load.stop();
      await recover(house, account, () => house.nats.start());
    });
  },
};

/** Postgres is shut down at once under load and has to recover from its log. */
export const postgresRestarted: Scenario = {
  name: 'postgres-restarted',
  title: 'Postgres shut down at once (SIGQUIT) and started again',
  async run(house, extent, account) {
    await underLoad(house, extent, account, async () => {
      for (let n = 0; n < (extent.short ? POSTGRES_RESTARTS.short : POSTGRES_RESTARTS.full); n += 1) {
        await untilMoved(account, 20);
        await house.postgres.kill();
        account.kills += 1;
        await sleep(extent.random.between(0, 1_000));
        await recover(house, account, () => house.postgres.start());
      }
    });
  },
};
