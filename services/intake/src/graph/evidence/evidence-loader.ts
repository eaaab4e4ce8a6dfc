import { RuleError } from '@complaints/contracts';
import { type Context, keyOfCursor, type PageArgs, rowsToRead } from '@complaints/kit';
import DataLoader from 'dataloader';
import { validate } from 'uuid';
import type { Evidence } from '../../data/evidence/evidence.js';
import { findEvidencePages } from '../../data/evidence/find-evidence.js';
import { complaintScope, evidenceScope } from '../../domain/rights.js';

/** Which page of the evidence of which complaint. */
interface Asked {
  complaintId: string;
  page: PageArgs;
}

/** The place of a file among those of its complaint. */
export const evidenceKeyOf = ({ addedAt, id }: Evidence): [string, string] => [addedAt.toISOString(), id];

const pageKey = ({ first, after }: PageArgs): string => JSON.stringify([first, after ?? null]);

/** Pages of evidence that the caller sees, those of the same place and size by one read for all complaints. */
export const createEvidenceLoader = (context: Context): DataLoader<Asked, Evidence[], string> =>
  new DataLoader(
    async (asked: readonly Asked[]) => {
      const actor = await context.actor();
      const scopes = [complaintScope(actor), evidenceScope(actor)] as const;
      const groups = Map.groupBy(asked, ({ page }) => pageKey(page));
      const pages = await Promise.all(
        [...groups.values()].map((group) => {
          const { page } = group[0] as Asked;
          const complaintIds = group.map(({ complaintId }) => complaintId);
          const wanted = { complaintIds, after: placeAfter(page.after), rows: rowsToRead(page) };
          return findEvidencePages(context.dataSource.manager, wanted, scopes);
        }),
      );
      const found = new Map([...groups.keys()].map((key, index) => [key, pages[index] as Evidence[]]));
      return asked.map(({ complaintId, page }) =>
        (found.get(pageKey(page)) ?? []).filter((one) => one.complaintId === complaintId),
      );
    },
    { cacheKeyFn: ({ complaintId, page }) => `${complaintId} ${pageKey(page)}` },
  );

function placeAfter(after: string | null | undefined): [Date, string] | null {
  const key = keyOfCursor(after, 2);
  if (!key) return null;
  const [instant = '', id = ''] = key;
  const at = new Date(instant);
  if (Number.isNaN(at.getTime()) || !validate(id)) {
    throw new RuleError('CURSOR_INVALID', 'The cursor is not one that this list gave out.', ['after']);
  }
  return [at, id];
}
