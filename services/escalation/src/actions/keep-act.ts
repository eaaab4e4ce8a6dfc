import type { EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { CaseAct } from '../data/case-act.js';
import type { Acting } from '../domain/rights.js';
import { written } from '../domain/text.js';
import type { CaseActKind } from '../domain/vocabulary.js';

interface Act {
  caseId: string;
  kind: CaseActKind;
  reason: string;
  acting: Acting;
  now: Date;
}

/** Keeps what somebody did to where a case stands, and why. */
export async function keepAct(em: EntityManager, { caseId, kind, reason, acting, now }: Act): Promise<void> {
  const words = written(reason, ['reason']);
  await em.insert(CaseAct, { id: uuidv7(), caseId, kind, reason: words, actedAt: now, ...acting });
}
