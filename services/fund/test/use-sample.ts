import type { Use } from '../src/domain/watch/use.js';

/** A use of the fund as the watch sees it: granted by the manager for ¥20.00 of ¥100.00, unless said otherwise. */
export const useOf = (id: string, changes: Partial<Use> = {}): Use => {
  const { complaintId = 'complaint', amountFen = 20_00 } = changes;
  return {
    ...{ id, complaintId, leadingId: complaintId, matterId: 'matter', customerId: 'customer', payee: 'payee' },
    ...{ regionId: 'region', postId: 'post', postKind: 'STORE_MANAGER', perUseFen: 100_00, policyVersion: 1 },
    ...{ state: 'APPROVED', amountFen, totalFen: amountFen, paidAt: null, planWithdrawnAt: null },
    ...{ requestedAt: new Date('2026-11-23T01:30:00.000Z'), grantedAt: new Date('2026-11-23T02:30:00.000Z') },
    ...changes,
  };
};
