import { loadavg } from 'node:os';
import { setTimeout } from 'node:timers/promises';
import { type FundPlace, openFundPlace } from '../../generate/fund-place.js';
import type { FundHouse } from '../../house/open-fund.js';
import { type Figures, percentile } from '../measure.js';
import { findingsIn } from './findings.js';

const REQUESTS = 1_000;
const ROUNDS = 10;
const BUDGET_FEN = 20_000_00;
/** ¥1.00 to ¥351.00, the same in every round. */
const amounts = Array.from({ length: REQUESTS }, (_, index) => 1_00 + ((index * 7_919) % 350_01));

const REQUEST = `mutation ($input: RequestDisbursementInput!) {
  requestDisbursement(input: $input) { disbursement { id state approverKind } errors { code } }
}`;

/** A thousand requests of one store at once, ten times; then so many at a time. */
export async function measureRequests(house: FundHouse): Promise<Figures[]> {
  return [await measureRounds(house, REQUESTS), await measureRounds(house, 50)];
}

async function measureRounds(house: FundHouse, atOnce: number): Promise<Figures> {
  const took: number[] = [];
  let askedAgain = 0;
  const seconds: number[] = [];
  for (let round = 1; round <= ROUNDS; round += 1) {
    const place = await openFundPlace(house.administrator, {
      ...{ complaints: REQUESTS, quarter: '2026-Q4', budgetFen: BUDGET_FEN },
    });
    const since = performance.now();
    const answered = await askAll(house, place, atOnce);
    seconds.push((performance.now() - since) / 1_000);
    took.push(...answered.took);
    askedAgain += answered.askedAgain;
    const findings = await findingsIn(house.administrator, place.regionId, REQUESTS);
    const wrong = Object.entries(findings).filter(([, count]) => count > 0);
    if (wrong.length > 0 || answered.different > 0)
      throw new Error(`round ${round}: ${JSON.stringify({ ...findings, different: answered.different })}`);
  }
  const sorted = took.toSorted((a, b) => a - b);
  const figures = {
    ...{ what: `requests: ${atOnce.toLocaleString('en')} at once, ${ROUNDS} rounds`, asked: took.length },
    ...{ 'p50 ms': percentile(sorted, 50), 'p99 ms': percentile(sorted, 99), 'most ms': percentile(sorted, 100) },
    note: `a round took ${Math.min(...seconds).toFixed(1)} to ${Math.max(...seconds).toFixed(1)} s; asked again ${askedAgain} times; none exceeds, none was refused though it fits; load ${loadavg()[0]?.toFixed(1)}`,
  };
  console.log(`  ${figures.what}: p50 ${figures['p50 ms']} ms, p99 ${figures['p99 ms']} ms (${figures.note})`);
  return figures;
}

/** Every third is the manager's own, every tenth is asked twice at once under one key. */
async function askAll(house: FundHouse, place: FundPlace, atOnce: number) {
  const took: number[] = [];
  let [askedAgain, different] = [0, 0];
  const answers = new Map<string, string>();
  const all = amounts.flatMap((_, index) => (index % 10 === 0 ? [index, index] : [index]));
  const ask = async (index: number) => {
    const since = performance.now();
    for (;;) {
      const { data, errors } = await house.send(index % 3 === 0 ? place.manager : place.clerk, REQUEST, {
        input: inputOf(place, index),
      });
      if (!errors) {
        const { id } = data.requestDisbursement.disbursement;
        const key = `${index}`;
        if ((answers.get(key) ?? id) !== id) different += 1;
        answers.set(key, id);
        break;
      }
      // As clients do when they are told to: again, with the same key, and after a while that is not the same for all.
      if (!/SERVICE_UNAVAILABLE|TIMEOUT/.test(JSON.stringify(errors))) throw new Error(JSON.stringify(errors));
      askedAgain += 1;
      await setTimeout(500 + Math.random() * 1_500);
    }
    took.push(performance.now() - since);
  };
  let next = 0;
  const asker = async () => {
    for (let turn = next++; turn < all.length; turn = next++) await ask(all[turn] ?? 0);
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, all.length) }, asker));
  return { took, askedAgain, different };
}

const inputOf = ({ storeId, complaints }: FundPlace, index: number) => ({
  ...{ idempotencyKey: `${storeId}:${index}`, complaintId: complaints[index], purpose: 'COMPENSATION' },
  ...{ amount: { amount: ((amounts[index] ?? 0) / 100).toFixed(2) }, reason: 'a cracked lid' },
});

/**
 * The negative control beside it: the same amounts against the manager's ¥300, by reading what is left and then writing.
 * @throws when it does not overspend
 */
export async function measureControl(house: FundHouse): Promise<Figures[]> {
  const { dataSource } = house.running;
  await house.administrator.all(
    'create table if not exists naive_use (round int not null, amount_fen bigint not null); grant all on naive_use to public',
  );
  const overspent: number[] = [];
  for (let round = 1; round <= ROUNDS; round += 1) {
    const uses = amounts
      .filter((fen) => fen <= 100_00)
      .map((fen) => async () => {
        const read = 'select coalesce(sum(amount_fen), 0) as used from naive_use where round = $1';
        const [{ used }] = await dataSource.query(read, [round]);
        if (Number(used) + fen <= 300_00) await dataSource.query('insert into naive_use values ($1, $2)', [round, fen]);
      });
    await Promise.all(uses.map((use) => use()));
    const [sum] = await house.administrator.all<{ used: string }>(
      'select sum(amount_fen) as used from naive_use where round = $1',
      [round],
    );
    overspent.push(Number(sum?.used) - 300_00);
  }
  await house.administrator.all('drop table naive_use');
  const rounds = overspent.filter((fen) => fen > 0).length;
  const note = `¥300 were exceeded in ${rounds} of ${ROUNDS} rounds, by up to ¥${(Math.max(...overspent) / 100).toFixed(2)}`;
  console.log(`  the control, read-then-insert: ${note}`);
  if (rounds === 0) throw new Error('the control finds nothing');
  return [];
}
