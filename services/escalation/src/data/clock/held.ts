import type { EntityManager } from 'typeorm';

/** The newest alarm that nobody has judged yet. */
const OPEN_ALARM = '(select a.id from clock_alarm a where a.settled_at is null order by a.id desc limit 1)';

/** Whether a clock of the day has jumped and nobody has judged it yet. */
async function isAlarmed(em: EntityManager): Promise<boolean> {
  const [{ isOpen }]: [{ isOpen: boolean }] = await em.query(
    'select exists (select from clock_alarm where settled_at is null) as "isOpen"',
  );
  return isOpen;
}

/** Holds what of these clocks was just recorded as missed, while an alarm is open; that alone is asked while there is none. */
export async function holdWhileAlarmed(
  em: EntityManager,
  missed: readonly { caseId: string; firedAt: Date }[],
): Promise<void> {
  if (missed.length === 0 || !(await isAlarmed(em))) return;
  await em.query(
    `update deadline set held = true, alarm_id = ${OPEN_ALARM}
     where not held and (case_id, fired_at) in (select * from unnest($1::uuid[], $2::timestamptz[]))`,
    [missed.map(({ caseId }) => caseId), missed.map(({ firedAt }) => firedAt)],
  );
}

/** Holds for an alarm what was recorded as missed after an instant, before the alarm was there. */
export async function holdSince(em: EntityManager, alarmId: string, since: Date): Promise<number> {
  const [, held]: [unknown, number] = await em.query(
    'update deadline set held = true, alarm_id = $1 where fired_at > $2 and not held',
    [alarmId, since],
  );
  return held;
}

/** Whether any clock is held for an alarm that was lifted; what is held stands in an index of its own. */
export async function isAnyToRelease(em: EntityManager): Promise<boolean> {
  const [{ isAny }]: [{ isAny: boolean }] = await em.query(
    `select exists (select from clock_alarm lifted join deadline d on d.alarm_id = lifted.id
       where lifted.verdict = 'LIFT' and d.alarm_id is not null) as "isAny"`,
  );
  return isAny;
}

/**
 * Lets go of clocks whose alarm was lifted, so many at the most; while another alarm is open they are held for that one.
 * @returns how many
 */
export async function release(em: EntityManager, most: number): Promise<number> {
  const [, released]: [unknown, number] = await em.query(
    `update deadline set held = ${OPEN_ALARM} is not null, alarm_id = ${OPEN_ALARM} where id in (
       select d.id from clock_alarm lifted join deadline d on d.alarm_id = lifted.id
       where lifted.verdict = 'LIFT' and d.alarm_id is not null limit $1 for update of d skip locked)`,
    [most],
  );
  return released;
}

/** How many clocks are held for each of these alarms. */
export async function countHeld(em: EntityManager, alarmIds: readonly string[]): Promise<Map<string, number>> {
  const rows: { alarmId: string; held: number }[] = await em.query(
    `select alarm_id as "alarmId", count(*)::int as held from deadline where alarm_id = any($1::uuid[]) group by alarm_id`,
    [alarmIds],
  );
  return new Map(rows.map(({ alarmId, held }) => [alarmId, held]));
}

/** What the clock of the database shows. */
export async function readDatabaseClock(em: EntityManager): Promise<Date> {
  const [{ now }]: [{ now: Date }] = await em.query('select now()');
  return now;
}
