import { escalation } from '@complaints/escalation';
import { createDataSource } from '@complaints/kit';
import type { DeadlineHouse } from '../../house/open-escalation.js';
import { duesAt } from './at-once.js';
import { dueOf, instantIn } from './recorded.js';

const COUNT = 1_000;

/** Prints how the database answers what the timer asks first, while a thousand clocks of all are late, and while none is. */
export async function printClaimPlan(house: DeadlineHouse): Promise<void> {
  await explain(house, 'none is late');
  await dueOf(house, duesAt({ CONTACT: COUNT, PLAN: 0 }, await instantIn(house, -1)));
  await explain(house, `${COUNT.toLocaleString('en')} are late`);
}

async function explain({ databaseUrl, administrator }: DeadlineHouse, when: string): Promise<void> {
  const { text, values } = await claimOf(databaseUrl);
  await administrator.all('begin');
  const plan = await administrator.all<Record<'QUERY PLAN', string>>(`explain (analyze, buffers) ${text}`, values);
  await administrator.all('rollback');
  console.log([`The claim, while ${when}:`, ...plan.map((row) => `    ${row['QUERY PLAN']}`), ''].join('\n'));
}

/** The statement by which the timer takes up late clocks, and what it is given. */
async function claimOf(databaseUrl: string): Promise<{ text: string; values: unknown[] }> {
  const dataSource = await createDataSource(databaseUrl, escalation.tables, { name: 'plan', pool: 2 }).initialize();
  const nothing = () => undefined;
  const asked: { text: string; values: unknown[] }[] = [];
  dataSource.logger = {
    logQuery: (text, values) => asked.push({ text, values: (values as unknown[] | undefined) ?? [] }),
    logQueryError: nothing,
    logQuerySlow: nothing,
    logSchemaBuild: nothing,
    logMigration: nothing,
    log: nothing,
  };
  const timer = escalation.timers.find(({ name }) => name === 'fire-deadlines');
  // As it was before anything was due: it takes nothing up.
  await timer?.pass(dataSource, new Date(0));
  await dataSource.destroy();
  const claim = asked.find(({ text }) => text.includes('skip locked'));
  if (!claim) throw new Error('the timer claims with a statement that passes over what is locked');
  return { ...claim, values: claim.values.map((value) => (value instanceof Date ? new Date() : value)) };
}
