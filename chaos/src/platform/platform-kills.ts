import { type Machine, sleep } from '../house/machine.js';
import type { PlatformScenario } from './platform-scenario.js';

const KILLS = { full: 40, short: 5 };
const SHARE_OF_SERVERS_PERCENT = 15;
const MOST_DOWN_MS = 500;
const MOST_BETWEEN_MS = 1_500;
/** A client asks for minutes: what is acknowledged in the end counts, and that nothing is done twice. */
const RETRIES = 600;

/**
 * Kills processes of the platform, its NATS and its Postgres at random moments, while people work. Recovery is the
 * time from the start of what was killed until it is ready and somebody's next mutation is acknowledged.
 */
export const platformKills: PlatformScenario = {
  name: 'platform-kills',
  title: "random SIGKILLs of the platform's processes, nats-server and Postgres under load",
  retries: RETRIES,
  async run({ processes, nats, postgres }, { random, short, say }, account) {
    const goal = short ? KILLS.short : KILLS.full;
    while (account.kills < goal) {
      await sleep(random.between(0, MOST_BETWEEN_MS));
      const isServer = random.between(1, 100) <= SHARE_OF_SERVERS_PERCENT;
      const victim = random.pick<Machine>(isServer ? [nats, postgres] : processes);
      await victim.kill();
      account.kills += 1;
      await sleep(random.between(0, MOST_DOWN_MS));
      const since = performance.now();
      await victim.start();
      const before = account.load.told.operations;
      while (account.load.told.operations === before && performance.now() - since < RECOVERED_WITHIN_MS)
        await sleep(10);
      account.recoveriesMs.push(performance.now() - since);
      say(`${account.kills}/${goal} ${victim.name}`);
    }
  },
};

const RECOVERED_WITHIN_MS = 30_000;
