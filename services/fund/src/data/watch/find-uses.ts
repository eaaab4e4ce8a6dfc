import type { EntityManager } from 'typeorm';
import { authorityOf } from '../../domain/policy.js';
import type { Nearness, Neighbourhood } from '../../domain/watch/rule.js';
import type { Use } from '../../domain/watch/use.js';
import { policiesOfVersions } from '../policy/find-policies.js';

/** The most neighbours that are looked at, the newest; no policy asks for more. */
const MOST_NEIGHBOURS = 1_000;

const TOTAL = 'asked_until(used.complaint_id, used.requested_at, used.id)';

/** @param total in whole fen, of what was asked for the complaint until then */
const usesWith = (total: string) => `
  select used.id, used.complaint_id as "complaintId", leading_complaint(used.complaint_id) as "leadingId",
         matter.matter_id as "matterId", customer.customer_id as "customerId", payee_digest(used.payee_reference) as payee,
         used.region_id as "regionId", used.approver_post_id as "postId", used.approver_kind as "postKind",
         used.policy_version as "policyVersion", used.state, used.amount_fen as "amountFen",
         ${total} as "totalFen", used.requested_at as "requestedAt",
         used.decided_at as "grantedAt", used.payment_made_at as "paidAt", plan.withdrawn_at as "planWithdrawnAt"
  from disbursement used
  left join directory_matter matter on matter.complaint_id = used.complaint_id
  left join directory_customer customer on customer.complaint_id = used.complaint_id
  left join directory_withdrawn_plan plan on plan.plan_id = used.plan_id
  where used.state in ('REQUESTED', 'APPROVED', 'PAID')`;

/** A use as the database says it: whole numbers as text, without what the policy adds. */
type Row = Omit<Use, 'amountFen' | 'totalFen' | 'perUseFen'> & { amountFen: string; totalFen: string | null };

/** Those of some disbursements that stand. */
export const findUses = async (em: EntityManager, ids: readonly string[]): Promise<Use[]> =>
  usesOf(em, await em.query(`${usesWith(TOTAL)} and used.id = any($1::uuid[])`, [ids]));

const IS_NEAR: Record<Nearness, string> = {
  COMPLAINT: 'used.complaint_id in (select joined_complaints($1::uuid))',
  MATTER: 'used.complaint_id in (select complaint_id from directory_matter where matter_id = $1::uuid)',
  CUSTOMER: 'used.complaint_id in (select complaint_id from directory_customer where customer_id = $1::uuid)',
  PAYEE: `payee_key(used.payee_reference) = (select payee_key(payee_reference) from disbursement where id = $1::uuid)
    and used.payee_reference is not null`,
  POST: 'used.approver_post_id = $1::uuid',
  GRANTS: `used.approver_post_id = $1::uuid and used.state in ('APPROVED', 'PAID')`,
  ITSELF: 'used.id = $1::uuid',
};

/** The neighbours of a use, itself among them. */
export async function findNeighbours(em: EntityManager, { by, of, from, until }: Neighbourhood): Promise<Use[]> {
  const instant = by === 'GRANTS' ? 'used.decided_at' : 'used.requested_at';
  const within = from && until ? `and ${instant} between $2 and $3` : '';
  const rows = await em.query(
    `${usesWith(by === 'POST' ? TOTAL : 'null')} and ${IS_NEAR[by]} ${within} order by ${instant} desc, used.id desc limit ${MOST_NEIGHBOURS}`,
    from && until ? [of, from, until] : [of],
  );
  return usesOf(em, rows);
}

async function usesOf(em: EntityManager, rows: readonly Row[]): Promise<Use[]> {
  const policyOf = await policiesOfVersions(
    em,
    rows.map(({ policyVersion }) => policyVersion),
  );
  return rows.map((row) => ({
    ...row,
    amountFen: Number(row.amountFen),
    totalFen: row.totalFen === null ? null : Number(row.totalFen),
    perUseFen: authorityOf(policyOf(row.policyVersion), row.postKind).perUseFen,
  }));
}
