import type { ChannelKind } from '@complaints/contracts';
import { after, DAY_MS, idOfCursor, type PageArgs, rowsToRead } from '@complaints/kit';
import type { EntityManager, SelectQueryBuilder } from 'typeorm';
import { validate } from 'uuid';
import { Channel } from './channel.js';

/** Which channels a list shows; ids are what somebody typed. */
export interface ChannelFilter {
  storeId?: string | null;
  regionId?: string | null;
  kind?: ChannelKind | null;
  stale?: boolean | null;
  retired?: boolean | null;
}

/** What makes a channel stale at an instant. */
export interface Staleness {
  verifyChannelsEveryDays: number;
  now: Date;
}

/** One page of channels in the order in which they were registered; a row more than shown. */
export async function findChannelPage(
  em: EntityManager,
  { page, filter, staleness }: { page: PageArgs; filter: ChannelFilter; staleness: Staleness },
): Promise<Channel[]> {
  const { storeId, regionId, kind, stale, retired } = filter;
  const query = pageQuery(em, page);
  if ([storeId, regionId].some((id) => id && !validate(id))) return [];
  if (storeId) query.andWhere('channel.store_id = :storeId', { storeId });
  if (regionId) atStoresOf(query, regionId);
  if (kind) query.andWhere('channel.kind = :kind', { kind });
  if (typeof retired === 'boolean') query.andWhere(`channel.retired_at is ${retired ? 'not null' : 'null'}`);
  if (typeof stale === 'boolean') {
    const verifiedSince = after(staleness.now, -staleness.verifyChannelsEveryDays * DAY_MS);
    const isStale =
      'channel.retired_at is null and (channel.verified_at is null or channel.verified_at < :verifiedSince)';
    query.andWhere(stale ? isStale : `not (${isStale})`, { verifiedSince });
  }
  return query.getMany();
}

/** One page of the channels that customers may read of: those of a store, of a region's stores, or the central ones. */
export async function findPublicChannelPage(
  em: EntityManager,
  { page, storeId, regionId }: { page: PageArgs; storeId?: string | null; regionId?: string | null },
): Promise<Channel[]> {
  const query = pageQuery(em, page);
  if ([storeId, regionId].some((id) => id && !validate(id))) return [];
  query.andWhere('channel.retired_at is null').andWhere('cardinality(channel.published_in) > 0');
  if (storeId) query.andWhere('channel.store_id = :storeId', { storeId });
  if (regionId) atStoresOf(query, regionId);
  if (!storeId && !regionId) query.andWhere('channel.store_id is null');
  return query.getMany();
}

function pageQuery(em: EntityManager, page: PageArgs): SelectQueryBuilder<Channel> {
  const query = em.createQueryBuilder(Channel, 'channel').where('true').orderBy('channel.id').limit(rowsToRead(page));
  const afterId = idOfCursor(page.after);
  return afterId === null ? query : query.andWhere('channel.id > :afterId', { afterId });
}

const atStoresOf = (query: SelectQueryBuilder<Channel>, regionId: string) =>
  query.andWhere('channel.store_id in (select id from store where region_id = :regionId)', { regionId });

/** The channel of an id that somebody typed; null when there is none. */
export const findChannel = async (em: EntityManager, id: string): Promise<Channel | null> =>
  validate(id) ? em.findOneBy(Channel, { id }) : null;

/** Holds the channel of an id that somebody typed until the transaction ends; null when there is none. */
export const lockChannel = async (em: EntityManager, id: string): Promise<Channel | null> =>
  validate(id) ? em.findOne(Channel, { where: { id }, lock: { mode: 'for_no_key_update' } }) : null;
