import pg from 'pg';
import { openFundPlace } from '../../generate/fund-place.js';
import type { FundHouse } from '../../house/open-fund.js';
import type { Figures } from '../measure.js';

const REQUEST = `mutation ($input: RequestDisbursementInput!) {
  requestDisbursement(input: $input) { disbursement { id state } errors { code } }
}`;
const TIMES = 200;

/** What one request by hand asks of the database, statement by statement, and the median of how long each is waited for. */
export async function measureStatements(house: FundHouse): Promise<Figures[]> {
  const place = await openFundPlace(house.administrator, { complaints: TIMES, quarter: '2026-Q4', budgetFen: 1e8 });
  const took = new Map<string, number[]>();
  let asked: string[] = [];
  const stop = timeStatements((text, ms) => {
    asked.push(text);
    took.set(text, [...(took.get(text) ?? []), ms]);
  });
  const whole: number[] = [];
  for (const complaintId of place.complaints) {
    asked = [];
    const input = {
      ...{ idempotencyKey: crypto.randomUUID(), complaintId, purpose: 'RETURN' },
      ...{ amount: { amount: '1.00' }, reason: 'a cracked lid' },
    };
    const since = performance.now();
    await house.ask(place.clerk, REQUEST, { input });
    whole.push(performance.now() - since);
  }
  stop();
  const medians = asked.map((text) => medianOf(took.get(text) ?? []));
  for (const [number, text] of asked.entries())
    console.log(`  ${medians[number]?.toFixed(2)} ms  ${text.replaceAll(/\s+/g, ' ').trim().slice(0, 140)}`);
  const waited = medians.reduce((sum, ms) => sum + ms, 0);
  console.log(
    `  one request: ${medianOf(whole).toFixed(1)} ms, of which ${waited.toFixed(1)} ms waiting for ${asked.length} statements`,
  );
  return [];
}

const medianOf = (ms: readonly number[]): number => ms.toSorted((a, b) => a - b)[Math.floor(ms.length / 2)] ?? 0;

/** Has every statement of this process told of, with how long it was waited for. @returns stops it */
function timeStatements(tell: (text: string, ms: number) => void): () => void {
  const { prototype } = pg.Client as unknown as { prototype: { query(...asked: unknown[]): unknown } };
  const { query } = prototype;
  prototype.query = function (this: object, ...asked: unknown[]) {
    const since = performance.now();
    const answer = query.apply(this, asked);
    if (answer instanceof Promise)
      answer.then(
        () => tell(String(asked[0]), performance.now() - since),
        () => undefined,
      );
    return answer;
  };
  return () => {
    prototype.query = query;
  };
}
