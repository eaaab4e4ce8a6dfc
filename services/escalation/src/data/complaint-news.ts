import type { EntityManager } from 'typeorm';

/** What intake may say anew of a complaint after it was registered. */
export const News = {
  LEVEL: 'LEVEL',
  PLACE: 'PLACE',
  MATTER: 'MATTER',
  STANDING: 'STANDING',
  CLASSIFICATION: 'CLASSIFICATION',
} as const;
export type News = (typeof News)[keyof typeof News];

/** Whether a complaint was joined to another from the first, so that it never had a case. Asked where it has none. */
export async function isBornJoined(em: EntityManager, complaintId: string): Promise<boolean> {
  const heard = await em.query('select from complaint_news where complaint_id = $1 and kind = $2', [
    complaintId,
    News.STANDING,
  ]);
  return heard.length > 0;
}

/**
 * Notes which of these an event of a complaint says newer things of than were heard before: events that waited for
 * something may come in another order than they were told.
 * @param version the event's, which counts those of the complaint
 */
export async function newsIn(
  em: EntityManager,
  { complaintId, version }: { complaintId: string; version: number },
  kinds: readonly News[],
): Promise<ReadonlySet<News>> {
  const rows: { kind: News }[] = await em.query(
    `insert into complaint_news as held (complaint_id, kind, version) select $1, kind, $2 from unnest($3::text[]) kind
     on conflict (complaint_id, kind) do update set version = excluded.version where excluded.version > held.version
     returning kind`,
    [complaintId, version, kinds],
  );
  return new Set(rows.map(({ kind }) => kind));
}
