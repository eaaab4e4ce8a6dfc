import { FlagKind } from '../vocabulary.js';
import type { Rule } from './rule.js';
import { stands } from './use.js';

/** Several uses for one complaint, those joined with it included. Source: R61, R66. */
export const severalForComplaint: Rule = {
  neighbourhood: ({ leadingId }) => ({ by: 'COMPLAINT', of: leadingId, from: null, until: null, subject: leadingId }),
  judge: ({ leadingId }, neighbours, { watch: { severalFrom: from } }) => {
    const uses = neighbours.filter((one) => stands(one) && one.leadingId === leadingId);
    return uses.length >= from ? { uses, why: { kind: FlagKind.SEVERAL_FOR_COMPLAINT, from } } : null;
  },
};

/** Several uses for complaints of one matter, and not all for one: those are several for that already. Source: R61, R66. */
export const severalForMatter: Rule = {
  neighbourhood: ({ matterId }) =>
    matterId === null ? null : { by: 'MATTER', of: matterId, from: null, until: null, subject: matterId },
  judge: ({ matterId }, neighbours, { watch: { severalFrom: from } }) => {
    const uses = neighbours.filter((one) => stands(one) && one.matterId === matterId);
    const complaints = new Set(uses.map(({ leadingId }) => leadingId));
    const isSeveral = uses.length >= from && complaints.size > 1;
    return isSeveral ? { uses, why: { kind: FlagKind.SEVERAL_FOR_MATTER, from } } : null;
  },
};
