import type { EntityManager } from 'typeorm';
import type { DeadlineFacts } from '../../domain/deadline.js';

/** The id of a clock of a case. */
export async function findDeadlineId(
  em: EntityManager,
  caseId: string,
  { kind, subject, generation }: DeadlineFacts,
): Promise<string> {
  const [row]: { id: string }[] = await em.query(
    'select id from deadline where case_id = $1 and kind = $2 and subject = $3 and generation = $4',
    [caseId, kind, subject, generation],
  );
  if (!row) throw new Error('a clock of a case file is kept');
  return row.id;
}

/** Sets when a clock of a locked case is due and warns; a warning that is due already is given all the same. */
export async function moveDeadline(
  em: EntityManager,
  id: string,
  { clock: { dueAt, warningsAt }, now }: { clock: DeadlineFacts; now: Date },
): Promise<void> {
  await em.query(
    `update deadline set due_at = $2, warnings_at = $3,
       next_warning_at = case when next_warning_at <= $4 then next_warning_at
         else (select min(warning_at) from unnest($3::timestamptz[]) warning_at where warning_at > $4) end
     where id = $1`,
    [id, dueAt, warningsAt, now],
  );
}
