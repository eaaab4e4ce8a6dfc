import { PostKind } from '@complaints/contracts';
import type { Rights } from '@complaints/kit/pure';

export type Action = 'VIEW_FIGURES';

/** Which post sees figures, how far. Source: R80, R91. */
export const RIGHTS: Rights<Action> = {
  VIEW_FIGURES: {
    [PostKind.STORE_MANAGER]: 'STORE',
    [PostKind.REGIONAL_DIRECTOR]: 'REGION',
    [PostKind.REGIONAL_PRESIDENT]: 'REGION',
    [PostKind.REGIONAL_VICE_PRESIDENT]: 'REGION',
    [PostKind.EXECUTIVE_PRESIDENT]: 'ALL',
    [PostKind.STORE_HEADQUARTERS]: 'ALL',
    [PostKind.CUSTOMER_SERVICE]: 'ALL',
    [PostKind.ADMINISTRATOR]: 'ALL',
  },
};
