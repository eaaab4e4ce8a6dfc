import { idOfCursor, type PageArgs, rowsToRead } from '@complaints/kit';
import type { EntityManager, EntityTarget } from 'typeorm';

/** What belongs to one complaint, in the order of its id, which is that of time. */
interface Part {
  id: string;
  complaintId: string;
}

/**
 * One page for each of some complaints of what belongs to them, oldest first, in one statement; a row more than shown.
 * @throws RuleError CURSOR_INVALID
 */
export async function findPartsOfComplaints<One extends Part>(
  em: EntityManager,
  entity: EntityTarget<One>,
  { complaintIds, page }: { complaintIds: readonly string[]; page: PageArgs },
): Promise<Map<string, One[]>> {
  const { tableName } = em.connection.getMetadata(entity);
  const rows: One[] = await em
    .createQueryBuilder(entity, 'part')
    .where(
      `part.id in (
        select few.id from unnest(:complaintIds::uuid[]) as asked (id), lateral (
          select one.id from ${tableName} one
          where one.complaint_id = asked.id and (:after::uuid is null or one.id > :after::uuid) order by one.id limit :most
        ) as few)`,
      { complaintIds, after: idOfCursor(page.after), most: rowsToRead(page) },
    )
    .orderBy('part.id')
    .getMany();
  return Map.groupBy(rows, ({ complaintId }) => complaintId);
}
