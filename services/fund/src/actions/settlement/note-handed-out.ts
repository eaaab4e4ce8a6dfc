import { attribute } from '@complaints/kit';
import type { EntityManager } from 'typeorm';
import { SettlementExport } from '../../data/settlement/settlement-export.js';
import type { Total } from '../../domain/settlement/entry.js';

/** A list was made to its end. */
export interface HandedOut {
  exportId: string;
  total: Total;
  onBehalfOf: string | null;
  now: Date;
}

/** Remembers what a list came to. Source: R93. */
export async function noteHandedOut(em: EntityManager, { exportId, total, onBehalfOf, now }: HandedOut): Promise<void> {
  attribute(em, { onBehalfOf });
  await em.update(SettlementExport, exportId, { handedOutAt: now, lineCount: total.lines, sumFen: total.fen });
}
