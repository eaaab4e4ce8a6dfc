import type { Purpose } from '@complaints/contracts';
import type { Scope } from '@complaints/kit';
import type { EntityManager } from 'typeorm';
import type { Span } from '../../domain/settlement/ask.js';
import type { EntryFacts, EntryKind } from '../../domain/settlement/entry.js';
import type { ApproverKind, PaymentChannel } from '../../domain/vocabulary.js';

/** Which entries are wanted; what is null is not looked at. */
export interface EntriesWanted {
  span: Span;
  /** Whose books are seen. */
  scope: Pick<Scope, 'all' | 'regionIds'>;
  regionId: string | null;
  storeId: string | null;
  channel: PaymentChannel | null;
}

/** An entry with its disbursement, as lists show it. */
export interface Entry extends EntryFacts {
  /** Its instant to the last digit, for what comes after it. */
  exactAt: string;
  id: string;
  complaintId: string;
  storeId: string | null;
  regionId: string | null;
  storeName: string | null;
  regionName: string | null;
  purpose: Purpose;
  channel: PaymentChannel;
  reference: string;
  payeeReference: string | null;
  proposerId: string;
  approverPostId: string | null;
  approverKind: ApproverKind | null;
  decidedById: string | null;
  paidById: string;
  madeAt: Date;
  paidAt: Date;
  /** When it was taken back. */
  reversedAt: Date | null;
}

/** The place of an entry among all: by its instant, then by disbursement, the payment before the reversal. */
export type EntryPlace = Pick<Entry, 'exactAt' | 'id' | 'kind'>;

/** Entries of one kind, which an index has in this order. */
const ofKind = (kind: EntryKind, at: string, states: string) => `(
  select '${kind}' as kind, ${at} as at, d.* from disbursement d
  where d.state in (${states}) and ${at} >= $1 and ${at} < $2
    and ($3::timestamptz is null or (${at}, d.id, '${kind}') > ($3, $4::uuid, $5::text))
    and ($6::boolean or d.region_id = any($7::uuid[]))
    and ($8::uuid is null or d.region_id = $8) and ($9::uuid is null or d.store_id = $9)
    and ($10::text is null or d.payment_channel = $10)
  order by ${at}, d.id limit $11
)`;

const ENTRIES = `
  select e.kind, e.at, e.at::text as "exactAt", e.id, e.complaint_id as "complaintId", e.store_id as "storeId",
         e.region_id as "regionId", store.code || ' ' || store.name_zh as "storeName", region.name_zh as "regionName",
         e.amount_fen as "amountFen", e.purpose, e.payment_channel as channel, e.payment_reference as reference,
         e.payee_reference as "payeeReference", e.proposer_id as "proposerId", e.approver_post_id as "approverPostId",
         e.approver_kind as "approverKind", e.decided_by as "decidedById", e.paid_by as "paidById",
         e.payment_made_at as "madeAt", e.paid_at as "paidAt",
         case when e.state = 'REVERSED' then e.ended_at end as "reversedAt"
  from (
    ${ofKind('PAYMENT', 'd.payment_made_at', `'PAID', 'REVERSED'`)}
    union all
    ${ofKind('REVERSAL', 'd.ended_at', `'REVERSED'`)}
    order by at, id, kind limit $11
  ) e
  left join directory_store store on store.id = e.store_id
  left join directory_region region on region.id = e.region_id
  order by e.at, e.id, e.kind`;

/** The next entries after a place, oldest first. Source: R93. */
export async function findEntries(
  em: EntityManager,
  { span, scope, regionId, storeId, channel }: EntriesWanted,
  { after, most }: { after: EntryPlace | null; most: number },
): Promise<Entry[]> {
  const rows: (Entry & { amountFen: string })[] = await em.query(ENTRIES, [
    ...[span.from, span.until, after?.exactAt ?? null, after?.id ?? null, after?.kind ?? null],
    ...[scope.all, scope.regionIds, regionId, storeId, channel, most],
  ]);
  return rows.map((row) => ({ ...row, amountFen: Number(row.amountFen) }));
}
