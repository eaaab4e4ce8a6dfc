import { Column, type EntityManager, PrimaryColumn } from 'typeorm';
import { attribute } from '../data/audit.js';
import { newId } from '../data/new-id.js';
import { after } from '../pure/calendar.js';
import { isUsable, type LinkFacts, linkNotFound } from '../pure/one-time-link.js';
import { digestOfToken, newToken } from './token.js';

/** A one-time address; the table of a service adds what it leads to. Only the digest of its token is kept. Source: R4, R93. */
export abstract class OneTimeLink implements LinkFacts {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('text')
  purpose!: string;

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

type LinkTable<Link extends OneTimeLink> = new () => Link;
type AskedLink<Link extends OneTimeLink> = Omit<Link, 'id' | 'tokenDigest' | 'expiresAt' | 'usedAt'>;

/** Makes a one-time address; its token is told once and not kept. */
export async function issueLink<Link extends OneTimeLink>(
  em: EntityManager,
  table: LinkTable<Link>,
  { now, forMs, link }: { now: Date; forMs: number; link: AskedLink<Link> },
): Promise<{ token: string; expiresAt: Date }> {
  const token = newToken();
  const expiresAt = after(now, forMs);
  const made = { id: newId(), ...link, tokenDigest: digestOfToken(token), expiresAt, usedAt: null };
  await em.insert<OneTimeLink>(table, made);
  return { token, expiresAt };
}

/** An address that somebody comes to. */
export interface ComeTo {
  token: string;
  now: Date;
}

/**
 * Uses an address up; what else its transaction does is done for whom the address was made for.
 * @throws RuleError LINK_NOT_FOUND for one that is unknown, ended, used or for something else
 */
export async function useLink<Link extends OneTimeLink>(
  em: EntityManager,
  table: LinkTable<Link>,
  { purpose, token, now }: ComeTo & { purpose: Link['purpose'] },
): Promise<Link> {
  const link = await em.findOne<OneTimeLink>(table, {
    where: { tokenDigest: digestOfToken(token) },
    lock: { mode: 'pessimistic_write' },
  });
  if (!link || !isUsable(link, purpose, now)) throw linkNotFound();
  await em.update<OneTimeLink>(table, link.id, { usedAt: now });
  attribute(em, { onBehalfOf: link.onBehalfOfId });
  return link as Link;
}

/** Lets go of addresses that ended before an instant, a thousand at a time. */
export async function forgetLinks(em: EntityManager, table: LinkTable<OneTimeLink>, before: Date): Promise<void> {
  const { tablePath } = em.connection.getMetadata(table);
  await em.query(
    `delete from ${tablePath} where id in (select id from ${tablePath} where expires_at < $1 limit 1000)`,
    [before],
  );
}
