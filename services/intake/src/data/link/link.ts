import { Column, Entity, type EntityManager, IsNull, LessThanOrEqual, PrimaryColumn } from 'typeorm';
import type { LinkPurpose, LinkState } from '../../domain/link/link.js';

/** A link to one customer for one operation. Only the digest of its token is kept. Source: R3, R32, R36, R71. */
@Entity('link')
export class Link implements LinkState {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('text')
  purpose!: LinkPurpose;

  @Column('uuid', { name: 'complaint_id' })
  complaintId!: string;

  /** The round of the plan to answer; null for every other purpose. */
  @Column('uuid', { name: 'plan_id', nullable: true })
  planId!: string | null;

  /** The decision to read; null for every other purpose. */
  @Column('uuid', { name: 'decision_id', nullable: true })
  decisionId!: string | null;

  /** SHA-256 of the token. */
  @Column('bytea', { name: 'token_digest' })
  tokenDigest!: Buffer;

  @Column('timestamptz', { name: 'issued_at' })
  issuedAt!: Date;

  @Column('timestamptz', { name: 'expires_at' })
  expiresAt!: Date;

  /** When it, or another of its subject, was used. */
  @Column('timestamptz', { name: 'used_at', nullable: true })
  usedAt!: Date | null;

  /** When the customer is reminded; null when no reminder is to come. */
  @Column('timestamptz', { name: 'remind_at', nullable: true })
  remindAt!: Date | null;

  /** The version of the policy it was issued under. */
  @Column('integer', { name: 'policy_version' })
  policyVersion!: number;
}

/** What one link is about: another one for the same is used up with it. */
export type Subject = Pick<Link, 'purpose' | 'complaintId' | 'planId'>;

/** The link that a token's digest belongs to; null when there is none for this purpose. */
export const findLink = (em: EntityManager, purpose: LinkPurpose, tokenDigest: Buffer): Promise<Link | null> =>
  em.findOneBy(Link, { purpose, tokenDigest });

/** Uses up every link of a subject; the complaint is held. */
export async function useUpLinks(
  em: EntityManager,
  { purpose, complaintId, planId }: Subject,
  usedAt: Date,
): Promise<void> {
  const ofSubject = { purpose, complaintId, planId: planId ?? IsNull() };
  await em.update(Link, { ...ofSubject, usedAt: IsNull() }, { usedAt, remindAt: null });
}

/** Which links end without being used. */
interface WithdrawLinks {
  purpose: LinkPurpose;
  complaintId: string;
  now: Date;
}

/** Ends the links of a complaint for a purpose, without their being used; the complaint is held. */
export const withdrawLinks = async (em: EntityManager, links: WithdrawLinks): Promise<void> =>
  void (await withdrawal(em, links).execute());

/** Ends the links to answer rounds of a plan that were proposed until an instant; the complaint is held. */
export async function withdrawPlanLinks(
  em: EntityManager,
  { complaintId, proposedUntil, now }: { complaintId: string; proposedUntil: Date; now: Date },
): Promise<void> {
  await withdrawal(em, { purpose: 'ANSWER_PLAN', complaintId, now })
    .andWhere('plan_id in (select id from proposed_plan where proposed_at <= :proposedUntil)', { proposedUntil })
    .execute();
}

const withdrawal = (em: EntityManager, { purpose, complaintId, now }: WithdrawLinks) =>
  em
    .createQueryBuilder()
    .update(Link)
    .set({ expiresAt: now, remindAt: null })
    .where({ purpose, complaintId, usedAt: IsNull() })
    .andWhere('expires_at > :now', { now });

/** Links whose reminder is due, the longest due first. */
export const findDueReminders = (em: EntityManager, now: Date, most: number): Promise<Pick<Link, 'id'>[]> =>
  em.find(Link, {
    select: { id: true },
    where: { remindAt: LessThanOrEqual(now) },
    order: { remindAt: 'ASC' },
    take: most,
  });
