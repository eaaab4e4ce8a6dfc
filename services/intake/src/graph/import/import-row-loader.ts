import type { Context } from '@complaints/kit';
import DataLoader from 'dataloader';
import { In } from 'typeorm';
import { ImportRow } from '../../data/import/import-row.js';

/** Of which rows complaints were made, by complaint, for complaints that the caller sees; null where of none. */
export const createImportRowLoader = ({ dataSource }: Context): DataLoader<string, ImportRow | null> =>
  new DataLoader(async (ids) => {
    const rows = await dataSource.manager.findBy(ImportRow, { complaintId: In([...ids]) });
    const byComplaint = new Map(rows.map((row) => [row.complaintId, row]));
    return ids.map((id) => byComplaint.get(id) ?? null);
  });
