import type { DeadlineHouse } from '../../house/open-escalation.js';

/** What must hold after everything: each line counts what breaks it. */
const questions: Readonly<Record<string, string>> = {
  'clocks recorded as missed more than once': `select count(*)::int as count from (
     select row_key from audit where table_name = 'deadline' and change = 'UPDATE' group by row_key having count(*) > 1) as twice`,
  'missed clocks that were told twice': `select count(*)::int as count from (
     select from outbox where subject like 'escalation.deadline.missed.%'
     group by payload ->> 'caseId', payload ->> 'kind', payload ->> 'generation' having count(*) > 1) as twice`,
  'missed clocks that were not told, or told and not missed': `select abs(
     (select count(*) from outbox where subject like 'escalation.deadline.missed.%')
     - (select count(*) from audit where table_name = 'deadline' and change = 'UPDATE'))::int as count`,
  'cases that climbed more than one step': `select count(*)::int as count from (
     select from ladder_step group by case_id having count(*) > 1) as twice`,
};

/** Goes through the books of all that was measured. @throws when something does not hold */
export async function checkBooks({ administrator }: DeadlineHouse, say: (line: string) => void): Promise<void> {
  for (const [what, sql] of Object.entries(questions)) {
    const [row] = await administrator.all<{ count: number }>(sql);
    say(`${what}: ${row?.count}`);
    if (row?.count !== 0) throw new Error(`the books do not hold: ${what}`);
  }
}
