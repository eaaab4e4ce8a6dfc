import { Column, Entity, type EntityManager, PrimaryColumn } from 'typeorm';
import type { RatingLink } from '../domain/rating.js';

/** A one-time link to rate one complaint. Only the digest of its token is kept. Source: R71. */
@Entity('rating_request')
export class RatingRequest implements RatingLink {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'complaint_id' })
  complaintId!: string;

  /** SHA-256 of the token. */
  @Column('bytea', { name: 'token_digest' })
  tokenDigest!: Buffer;

  @Column('timestamptz', { name: 'asked_at' })
  askedAt!: Date;

  @Column('timestamptz', { name: 'expires_at' })
  expiresAt!: Date;

  @Column('timestamptz', { name: 'used_at', nullable: true })
  usedAt!: Date | null;

  /** The version of the policy it was issued under. */
  @Column('integer', { name: 'policy_version' })
  policyVersion!: number;
}

/** Holds the request that a token's digest belongs to; null when there is none. */
export const lockRatingRequest = (em: EntityManager, tokenDigest: Buffer): Promise<RatingRequest | null> =>
  em.findOne(RatingRequest, { where: { tokenDigest }, lock: { mode: 'pessimistic_write' } });
