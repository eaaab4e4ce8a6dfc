import { Column, Entity, type EntityManager, PrimaryColumn } from 'typeorm';
import type { LinkFacts, LinkPurpose } from '../../domain/files/link.js';

/** A one-time address of a list or a statement. Only the digest of its token is kept. Source: R93. */
@Entity('file_link')
export class FileLink implements LinkFacts {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('text')
  purpose!: LinkPurpose;

  /** The list that was asked for, or the reconciliation that awaits a statement. */
  @Column('uuid', { name: 'subject_id' })
  subjectId!: string;

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
export const lockFileLink = (em: EntityManager, tokenDigest: Buffer): Promise<FileLink | null> =>
  em.findOne(FileLink, { where: { tokenDigest }, lock: { mode: 'pessimistic_write' } });

/** Lets go of addresses that ended before an instant. */
export async function forgetFileLinks(em: EntityManager, before: Date): Promise<void> {
  await em.query('delete from file_link where id in (select id from file_link where expires_at < $1 limit 1000)', [
    before,
  ]);
}
