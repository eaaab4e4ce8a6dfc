import type { KitHouse } from '../house/kit-house.js';
import { type Load, startLoad } from '../house/load.js';
import { until } from '../house/machine.js';
import type { Account, Extent } from './scenario.js';

/** Does something while moves are asked for, and lets the load end in order whatever comes. */
export async function underLoad(
  house: KitHouse,
  { random, short }: Extent,
  account: Account,
  work: (load: Load) => Promise<void>,
): Promise<void> {
  // A fault costs a second until the message is tried again.
  const troubles = { faults: short ? 0 : 2, refusals: 2 };
  const load = startLoad({ doorUrl: house.doorUrl, random, asked: account.asked, pauseMs: short ? 80 : 25, troubles });
  try {
    await work(load);
  } finally {
    await load.stop();
  }
}

/** Waits until so many more moves are acknowledged. */
export async function untilMoved(account: Account, more: number): Promise<void> {
  const goal = account.asked.acknowledged.length + more;
  await until(`fewer than ${more} moves were acknowledged`, () => account.asked.acknowledged.length >= goal);
}
