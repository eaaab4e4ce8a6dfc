import { RuleError } from '@complaints/contracts';
import { fenFromYuan, type MoneyInput } from '@complaints/kit';
import { type Authority, LimitKind, type PeriodLimit, type PolicyDocument } from '../../domain/policy.js';
import type { AuthorityInput, PeriodLimitInput } from './authority-parts.js';
import type { FundPolicyDocumentInput } from './policy-document.js';

/** A document as a client sent it, in whole fen. */
interface ReadDocument {
  document: PolicyDocument;
  /** AMOUNT_NOT_MONEY, AMOUNT_OUT_OF_RANGE, AMOUNT_MISSING, AMOUNT_NOT_EXPECTED; the amount is NaN then. */
  unreadable: RuleError[];
}

/** Where something stands in the document, and what could not be read of all of it. */
interface At {
  path: readonly string[];
  unreadable: RuleError[];
}

/** Reads what a client sent, with everything of it that could not be read. Source: R63. */
export function readDocument({ authorities, clerkPerUse, ...terms }: FundPolicyDocumentInput): ReadDocument {
  const whole: At = { path: ['document'], unreadable: [] };
  const document = {
    ...terms,
    authorities: authorities.map((authority, index) => readAuthority(authority, within(whole, 'authorities', index))),
    clerkPerUseFen: clerkPerUse ? readAmount(clerkPerUse, within(whole, 'clerkPerUseFen')) : null,
  };
  return { document, unreadable: whole.unreadable };
}

function readAuthority({ perUse, limit, ...terms }: AuthorityInput, at: At): Authority {
  return {
    ...terms,
    perUseFen: perUse ? readAmount(perUse, within(at, 'perUseFen')) : null,
    limit: readLimit(limit, within(at, 'limit', 'fen')),
  };
}

function readLimit({ kind, amount }: PeriodLimitInput, at: At): PeriodLimit {
  if (kind === LimitKind.FIXED) {
    if (amount) return { kind, fen: readAmount(amount, at) };
    at.unreadable.push(new RuleError('AMOUNT_MISSING', 'A fixed limit has an amount.', at.path));
    return { kind, fen: Number.NaN };
  }
  if (amount) at.unreadable.push(new RuleError('AMOUNT_NOT_EXPECTED', 'Only a fixed limit has an amount.', at.path));
  return { kind };
}

function readAmount({ amount }: MoneyInput, { path, unreadable }: At): number {
  try {
    return fenFromYuan(amount, path);
  } catch (error) {
    if (!(error instanceof RuleError)) throw error;
    unreadable.push(error);
    return Number.NaN;
  }
}

const within = ({ path, unreadable }: At, ...steps: (string | number)[]): At => ({
  path: [...path, ...steps.map(String)],
  unreadable,
});
