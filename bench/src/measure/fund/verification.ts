import { loadavg } from 'node:os';
import { setTimeout } from 'node:timers/promises';
import { holders } from '../../generate/books.js';
import type { FundHouse } from '../../house/open-fund.js';
import type { Figures } from '../measure.js';

const START = `mutation ($input: StartBooksVerificationInput!) {
  startBooksVerification(input: $input) { verification { id } errors { code } }
}`;
const LOOK = `query ($id: ID!) { verifyBooks(id: $id) { state startedAt finishedAt checksDone checks entries difference { sentence } } }`;
const TIMES = 3;

/** How long the books are verified, from the start of the job to its end. */
export async function measureVerification(house: FundHouse): Promise<Figures[]> {
  for (let time = 1; time <= TIMES; time += 1) {
    const { startBooksVerification } = await house.ask(holders.executive, START, {
      input: { idempotencyKey: crypto.randomUUID() },
    });
    const { id } = startBooksVerification.verification;
    const steps: string[] = [];
    let seen = { state: 'WAITING', checksDone: -1 };
    let since = performance.now();
    for (;;) {
      const { verifyBooks: now } = await house.ask(holders.executive, LOOK, { id });
      if (now.checksDone !== seen.checksDone && seen.state === 'RUNNING') {
        steps.push(`${Math.round(performance.now() - since)}`);
        since = performance.now();
      }
      seen = now;
      if (now.finishedAt === null) {
        await setTimeout(50);
        continue;
      }
      const seconds = (Date.parse(now.finishedAt) - Date.parse(now.startedAt)) / 1_000;
      console.log(
        `  verification ${time}: ${now.entries.toLocaleString('en')} entries ${now.state} in ${seconds.toFixed(2)} s, by check ${steps.join(', ')} ms; load ${loadavg()[0]?.toFixed(1)}`,
      );
      if (now.state !== 'AGREES') throw new Error(now.difference?.sentence ?? now.state);
      break;
    }
  }
  return [];
}
