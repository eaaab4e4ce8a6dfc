import { RuleError } from '@complaints/contracts';
import { type CaseFile, type Decision, decide, requireOpen } from './case.js';

/**
 * Somebody raises the abnormal flag of an open case.
 * @throws RuleError CASE_CLOSED, FLAG_RAISED_ALREADY
 * Source: glossary.
 */
export function raiseFlag(file: CaseFile): Decision {
  requireOpen(file);
  if (file.case.abnormalFlag)
    throw new RuleError('FLAG_RAISED_ALREADY', 'The case bears the flag already.', ['caseId']);
  return decide(file, { case: { ...file.case, abnormalFlag: true } });
}
