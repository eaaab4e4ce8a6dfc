import type { EntityManager } from 'typeorm';
import { countResults } from '../../data/reconcile/find-lines.js';
import { lockNextToMatch } from '../../data/reconcile/find-reconciliations.js';
import { countToJudge, findToJudge, type ToJudge, writeVerdicts } from '../../data/reconcile/judged-lines.js';
import { Reconciliation } from '../../data/reconcile/reconciliation.js';
import { insertEntries } from '../../data/reconcile/write-lines.js';
import { findEntries } from '../../data/settlement/find-entries.js';
import { judge, withSlack } from '../../domain/reconcile/match.js';
import { ReconciliationState } from '../../domain/reconcile/vocabulary.js';
import { ERASED } from '../../domain/text.js';

/** How many entries are taken from the books in one transaction, and about how many rows are judged. */
const AT_ONCE = 2_000;

/**
 * Does the next part of holding a statement against the books: takes payments of its time from the books, then judges what
 * has the same reference, slice by slice, then adds up.
 * @returns how many statements it worked on: 0 when none is to be matched
 * Source: R64, R65.
 */
export async function matchStatements(em: EntityManager, now: Date): Promise<number> {
  const reconciliation = await lockNextToMatch(em);
  if (!reconciliation) return 0;
  const { slices, slicesJudged } = reconciliation;
  if (slices === null) await gather(em, reconciliation, now);
  else if (slicesJudged < slices) await judgeSlice(em, reconciliation, slices);
  else await finish(em, reconciliation, now);
  return 1;
}

async function gather(em: EntityManager, reconciliation: Reconciliation, now: Date): Promise<void> {
  const { id, regionId, channel, gatheredAfter } = reconciliation;
  const scope = { all: true, regionIds: [] };
  const wanted = { span: withSlack(reconciliation), scope, regionId, storeId: null, channel };
  const entries = await findEntries(em, wanted, { after: gatheredAfter, most: AT_ONCE });
  await insertEntries(em, id, entries);
  const last = entries.at(-1);
  const after = last ? { exactAt: last.exactAt, id: last.id, kind: last.kind } : gatheredAfter;
  const areMore = entries.length === AT_ONCE;
  const slices = areMore ? null : Math.max(1, Math.ceil((await countToJudge(em, id)) / AT_ONCE));
  await em.update(Reconciliation, id, { gatheredAfter: after, gatheredAt: areMore ? null : now, slices });
}

async function judgeSlice(em: EntityManager, reconciliation: Reconciliation, of: number): Promise<void> {
  const { id, slicesJudged } = reconciliation;
  const slice = { reconciliationId: id, number: slicesJudged, of };
  const verdicts = groupsOf(await findToJudge(em, slice)).flatMap((group) => {
    const [lines, entries] = [group.filter(({ isLine }) => isLine), group.filter(({ isLine }) => !isLine)];
    return judge({ lines, entries }, reconciliation);
  });
  await writeVerdicts(em, slice, verdicts);
  await em.update(Reconciliation, id, { slicesJudged: slicesJudged + 1 });
}

/** What has the same reference. References that were erased say nothing: each stands for itself. Source: R8. */
function groupsOf(rows: readonly ToJudge[]): ToJudge[][] {
  const groups = Map.groupBy(rows, ({ reference }) => reference);
  return [...groups].flatMap(([reference, group]) => (reference === ERASED ? group.map((row) => [row]) : [group]));
}

async function finish(em: EntityManager, { id }: Reconciliation, now: Date): Promise<void> {
  const tallies = (await countResults(em, [id])).get(id) ?? [];
  await em.update(Reconciliation, id, { state: ReconciliationState.DONE, tallies, doneAt: now });
}
