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
  let roundTrips = 0;
  const stop = timeStatements(
    (text, ms) => {
      asked.push(text);
      took.set(text, [...(took.get(text) ?? []), ms]);
    },
    () => {
      roundTrips += 1;
    },
  );
  const whole: number[] = [];
  let shortest: { asked: string[]; roundTrips: number } | undefined;
  for (const complaintId of place.complaints) {
    asked = [];
    roundTrips = 0;
    const input = {
      ...{ idempotencyKey: crypto.randomUUID(), complaintId, purpose: 'RETURN' },
      ...{ amount: { amount: '1.00' }, reason: 'a cracked lid' },
    };
    const since = performance.now();
    await house.ask(place.clerk, REQUEST, { input });
    whole.push(performance.now() - since);
    // Timers ask as well now and then; what the request asks is all there is of the shortest.
    if (asked.length < (shortest?.asked.length ?? Number.POSITIVE_INFINITY)) shortest = { asked, roundTrips };
  }
  stop();
  if (!shortest) throw new Error('nothing was asked');
  for (const text of shortest.asked)
    console.log(
      `  ${medianOf(took.get(text) ?? []).toFixed(2)} ms  ${text.replaceAll(/\s+/g, ' ').trim().slice(0, 140)}`,
    );
  console.log(
    `  one request: ${medianOf(whole).toFixed(1)} ms, ${shortest.asked.length} statements in ${shortest.roundTrips} round trips`,
  );
  return [];
}

const medianOf = (ms: readonly number[]): number => ms.toSorted((a, b) => a - b)[Math.floor(ms.length / 2)] ?? 0;

/** A statement comes as its text, or prepared. */
const textOf = (asked: unknown): string => (typeof asked === 'string' ? asked : (asked as { text: string }).text);

/**
 * Has every statement of this process told of, with how long it was waited for.
 * @param tripBegins called when one is sent while no other of its connection is under way
 * @returns stops it
 */
function timeStatements(tell: (text: string, ms: number) => void, tripBegins: () => void): () => void {
  const { prototype } = pg.Client as unknown as { prototype: { query(...asked: unknown[]): unknown } };
  const { query } = prototype;
  const underWay = new WeakMap<object, number>();
  const count = (connection: object, by: number): number => {
    const now = (underWay.get(connection) ?? 0) + by;
    underWay.set(connection, now);
    return now;
  };
  prototype.query = function (this: object, ...asked: unknown[]) {
    const since = performance.now();
    const answer = query.apply(this, asked);
    if (!(answer instanceof Promise)) return answer;
    if (count(this, 1) === 1) tripBegins();
    return answer.finally(() => {
      count(this, -1);
      tell(textOf(asked[0]), performance.now() - since);
    });
  };
  return () => {
    prototype.query = query;
  };
}
