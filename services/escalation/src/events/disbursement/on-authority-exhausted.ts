import { authorityExhausted } from '@complaints/contracts';
import { hears } from '@complaints/kit';
import { tellOfExhaustion } from '../../actions/disbursement/tell-of-money.js';

/** The fund tells it once for each post and period. */
export const onAuthorityExhausted = hears(authorityExhausted, (em, { payload: { postId, storeId, regionId } }, now) =>
  tellOfExhaustion(em, { postId, storeId, regionId, now }),
);
