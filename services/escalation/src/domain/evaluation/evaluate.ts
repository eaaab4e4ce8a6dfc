import { RuleError } from '@complaints/contracts';
import { type CaseFacts, isClosed } from '../case.js';
import { CaseState } from '../vocabulary.js';

/** States that another case goes on for: it is that one which is evaluated. */
const GOES_ON_ELSEWHERE: readonly CaseState[] = [CaseState.SUPERSEDED, CaseState.MERGED];

/**
 * When the case ended that is to be evaluated.
 * @throws RuleError CASE_OPEN, CASE_GOES_ON_ELSEWHERE
 * @throws RuleError EVALUATED_BY_OWNER: whoever handled it does not evaluate it
 * Source: R72.
 */
export function endToEvaluate(
  present: Pick<CaseFacts, 'state' | 'resolvedAt' | 'closedAt' | 'ownerPostId'>,
  postIds: readonly string[],
): Date {
  if (!isClosed(present.state)) throw new RuleError('CASE_OPEN', 'The case has not ended yet.', ['caseId']);
  const endedAt = present.resolvedAt ?? present.closedAt;
  if (GOES_ON_ELSEWHERE.includes(present.state) || !endedAt)
    throw new RuleError('CASE_GOES_ON_ELSEWHERE', 'Another case goes on for it; that one is evaluated.', ['caseId']);
  if (postIds.includes(present.ownerPostId))
    throw new RuleError('EVALUATED_BY_OWNER', 'Whoever handled a case does not evaluate it.', ['caseId']);
  return endedAt;
}
