import { type Connection, type Context, type PageArgs, pageOf } from '@complaints/kit';
import DataLoader from 'dataloader';
import type { EntityTarget } from 'typeorm';
import { findPartsOfComplaints } from '../data/parts-of-complaint.js';

/** Pages of what belongs to complaints: the same page of many complaints is read at once. */
export interface PartsLoader<One> {
  load(complaintId: string, page: PageArgs): Promise<Connection<One>>;
}

/** @param entity whose rows belong to one complaint each */
export const partsLoader =
  <One extends { id: string; complaintId: string }>(entity: EntityTarget<One>) =>
  ({ dataSource }: Context): PartsLoader<One> => {
    const byPage = new Map<string, DataLoader<string, Connection<One>>>();
    const loaderOf = (page: PageArgs) =>
      new DataLoader<string, Connection<One>>(async (complaintIds) => {
        const found = await findPartsOfComplaints(dataSource.manager, entity, { complaintIds, page });
        return complaintIds.map((id) => pageOf(found.get(id) ?? [], page, (one) => [one.id]));
      });
    return {
      load(complaintId, page) {
        const key = JSON.stringify([page.first, page.after]);
        const loader = byPage.get(key) ?? loaderOf(page);
        byPage.set(key, loader);
        return loader.load(complaintId);
      },
    };
  };
