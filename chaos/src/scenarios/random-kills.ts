import type { KitHouse } from '../house/kit-house.js';
import { type Machine, sleep } from '../house/machine.js';
import { recover, type Scenario } from './scenario.js';
import { underLoad, untilMoved } from './under-load.js';

const KILLS = { full: 100, short: 3 };
/** The services die most often; every tenth time it is Postgres. */
const SHARES = { sender: 40, receiver: 40, nats: 10, postgres: 10 };
const MOST_DOWN_MS = 400;
const MOST_BETWEEN_MS = 500;
/** One kill of four is followed by another before the first has recovered. */
const DOUBLE_PERCENT = 25;

/** Kills one or two of the processes and servers at random moments, again and again, while moves are asked for. */
export const randomKills: Scenario = {
  name: 'random-kills',
  title: 'random SIGKILLs of services, nats-server and Postgres under load',
  async run(house, extent, account) {
    const { random, short, say } = extent;
    const goal = short ? KILLS.short : KILLS.full;
    await underLoad(house, extent, account, async () => {
      await untilMoved(account, 20);
      while (account.kills < goal) {
        const names = [random.weighted(SHARES)];
        if (random.between(1, 100) <= DOUBLE_PERCENT) names.push(random.weighted(SHARES));
        const victims = [...new Set(names)].map((name) => machineOf(house, name));
        await sleep(random.between(0, MOST_BETWEEN_MS));
        await Promise.all(victims.map((victim) => victim.kill()));
        account.kills += victims.length;
        await sleep(random.between(0, MOST_DOWN_MS));
        await recover(house, account, () => startAll(victims));
        say(`${account.kills}/${goal} ${victims.map(({ name }) => name).join(' and ')}`);
      }
    });
  },
};

const machineOf = (house: KitHouse, name: keyof typeof SHARES): Machine => house[name];

/** A service starts only with its database, so the servers come first. */
async function startAll(victims: readonly Machine[]): Promise<void> {
  const isServer = ({ name }: Machine) => name === 'postgres' || name === 'nats-server';
  await Promise.all(victims.filter(isServer).map((victim) => victim.start()));
  await Promise.all(victims.filter((victim) => !isServer(victim)).map((victim) => victim.start()));
}
