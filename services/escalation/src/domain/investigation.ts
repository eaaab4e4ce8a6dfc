import { RuleError } from '@complaints/contracts';
import { type CaseFile, requireOpen } from './case.js';

/**
 * Something was found out about a complaint while its case is open.
 * @throws RuleError CASE_CLOSED, INVESTIGATED_IN_FUTURE
 * Source: R30.
 */
export function checkInvestigation(file: CaseFile, { at, now }: { at: Date; now: Date }): void {
  requireOpen(file);
  if (at > now) throw new RuleError('INVESTIGATED_IN_FUTURE', 'What was found out was found out already.', ['at']);
}
