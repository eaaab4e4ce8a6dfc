import { RuleError } from '@complaints/contracts';
import { keyOfCursor, type PageArgs, rowsToRead } from '@complaints/kit';
import type { EntityManager } from 'typeorm';
import { validate } from 'uuid';
import { ChannelVerification } from './channel-verification.js';

/** The place of a verification in its list. */
export const verificationKeyOf = ({ verifiedAt, id }: ChannelVerification): [string, string] => [
  verifiedAt.toISOString(),
  id,
];

/** One page of what was found of a channel, newest first; a row more than shown. The id is what somebody typed. */
export async function findVerificationPage(
  em: EntityManager,
  { channelId, page }: { channelId: string; page: PageArgs },
): Promise<ChannelVerification[]> {
  const key = keyOfCursor(page.after, 2);
  const query = em
    .createQueryBuilder(ChannelVerification, 'verification')
    .where('verification.channel_id = :channelId', { channelId })
    .orderBy('verification.verifiedAt', 'DESC')
    .addOrderBy('verification.id', 'DESC')
    .limit(rowsToRead(page));
  if (key) {
    const [instant = '', afterId = ''] = key;
    const afterAt = new Date(instant);
    if (Number.isNaN(afterAt.getTime()) || !validate(afterId))
      throw new RuleError('CURSOR_INVALID', 'The cursor is not one that this list gave out.', ['after']);
    query.andWhere('(verification.verified_at, verification.id) < (:afterAt, :afterId)', { afterAt, afterId });
  }
  return validate(channelId) ? query.getMany() : [];
}

/** The newest verification of each channel that has one. */
export const findLastVerifications = (
  em: EntityManager,
  channelIds: readonly string[],
): Promise<ChannelVerification[]> =>
  em
    .createQueryBuilder(ChannelVerification, 'verification')
    .distinctOn(['verification.channelId'])
    .where('verification.channel_id = any(:channelIds)', { channelIds })
    .orderBy('verification.channelId')
    .addOrderBy('verification.verifiedAt', 'DESC')
    .addOrderBy('verification.id', 'DESC')
    .getMany();
