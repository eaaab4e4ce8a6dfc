import { RuleError } from '@complaints/contracts';
import { type Actor, attribute, DirectoryStore, newId } from '@complaints/kit';
import type { TableFormat } from '@complaints/kit/files';
import { onBehalfOf } from '@complaints/kit/pure';
import type { EntityManager } from 'typeorm';
import { validate as isUuid } from 'uuid';
import { isRegionKnown } from '../../data/region-known.js';
import { SettlementExport } from '../../data/settlement/settlement-export.js';
import { checkSeesBooks, checkSpan, type Span, seesBooks, seesSomeBooks } from '../../domain/settlement/ask.js';
import type { PaymentChannel } from '../../domain/vocabulary.js';

/** Somebody wants to take a list of what was settled away. */
export interface ExportSettlements extends Span {
  regionId: string | null;
  storeId: string | null;
  channel: PaymentChannel | null;
  format: TableFormat;
  by: Actor;
  now: Date;
}

/**
 * Remembers who wants which list. Without a region it is of all whose books they see.
 * @returns its id
 * @throws RuleError SPAN_INVALID, FORBIDDEN, NOT_FOUND
 * Source: R91, R93.
 */
export async function exportSettlements(em: EntityManager, command: ExportSettlements): Promise<string> {
  const { by, now, ...asked } = command;
  const { regionId, storeId } = asked;
  checkSpan(asked);
  checkSeesBooks(by, regionId);
  if (regionId !== null && !(await isRegionKnown(em, regionId))) throw notFound('region', 'regionId');
  if (storeId !== null && !(await isStoreSeen(em, storeId, by))) throw notFound('store', 'storeId');
  const requestedOnBehalfOf = onBehalfOf(by, (one) =>
    regionId === null ? seesSomeBooks(one) : seesBooks(one, regionId),
  );
  attribute(em, { onBehalfOf: requestedOnBehalfOf });
  const id = newId();
  await em.insert(SettlementExport, {
    ...{ ...asked, id, requestedById: by.id, requestedOnBehalfOf, requestedAt: now },
    ...{ handedOutAt: null, lineCount: null, sumFen: null },
  });
  return id;
}

async function isStoreSeen(em: EntityManager, id: string, by: Actor): Promise<boolean> {
  const store = isUuid(id) ? await em.findOneBy(DirectoryStore, { id }) : null;
  return store !== null && seesBooks(by, store.regionId);
}

const notFound = (what: string, field: string) =>
  new RuleError('NOT_FOUND', `There is no such ${what} whose books you see.`, [field]);
