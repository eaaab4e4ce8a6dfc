import type { DataSource } from 'typeorm';

/**
 * Counts how often a message was tried. It counts before the work, so that a message that ends the process counts too. A try
 * that the database cut short is taken back; since it cannot be told so then, this process remembers it until the next.
 */
export function createAttempts(dataSource: DataSource) {
  const takenBack = new Set<string>();
  return {
    /** @returns the tries so far, this one included */
    async count(eventId: string): Promise<number> {
      const [row] = await dataSource.query(
        `insert into delivery_attempt (event_id, attempts, tried_at) values ($1, 1, now())
         on conflict (event_id) do update set attempts = delivery_attempt.attempts + $2, tried_at = now()
         returning attempts`,
        [eventId, takenBack.has(eventId) ? 0 : 1],
      );
      takenBack.delete(eventId);
      return row.attempts;
    },
    takeBack: (eventId: string): void => void takenBack.add(eventId),
    async forget(eventId: string): Promise<void> {
      await dataSource.query('delete from delivery_attempt where event_id = $1', [eventId]);
    },
  };
}
