import { Column, Entity, type EntityManager, PrimaryColumn } from 'typeorm';
import type { FileLink, LinkPurpose } from '../../domain/evidence/link.js';

/** A one-time address of one file. Only the digest of its token is kept. Source: R4. */
@Entity('evidence_link')
export class EvidenceLink implements FileLink {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'evidence_id' })
  evidenceId!: string;

  @Column('text')
  purpose!: LinkPurpose;

  /** SHA-256 of the token. */
  @Column('bytea', { name: 'token_digest' })
  tokenDigest!: Buffer;

  @Column('uuid', { name: 'made_for_id' })
  madeForId!: string;

  @Column('uuid', { name: 'on_behalf_of_id', nullable: true })
  onBehalfOfId!: string | null;

  @Column('timestamptz', { name: 'expires_at' })
  expiresAt!: Date;

  @Column('timestamptz', { name: 'used_at', nullable: true })
  usedAt!: Date | null;
}

/** Holds the address that a token's digest belongs to; null when there is none. */
export const lockEvidenceLink = (em: EntityManager, tokenDigest: Buffer): Promise<EvidenceLink | null> =>
  em.findOne(EvidenceLink, { where: { tokenDigest }, lock: { mode: 'pessimistic_write' } });

/** Lets go of addresses that ended before an instant. */
export async function forgetEvidenceLinks(em: EntityManager, before: Date): Promise<void> {
  await em.query(
    'delete from evidence_link where id in (select id from evidence_link where expires_at < $1 limit 1000)',
    [before],
  );
}
