import { ErrorCode } from './errors.js';
import { SubgraphFault } from './subgraph-request.js';

/** What came of a request, gravest last. What the rules of the business refuse, in the payload, is `ok`. */
const OUTCOMES = ['ok', 'client_error', 'refused', 'unauthenticated', 'unavailable', 'timeout', 'internal'] as const;
export type Outcome = (typeof OUTCOMES)[number] | 'cancelled';

const OUTCOME_OF: Record<ErrorCode, (typeof OUTCOMES)[number]> = {
  [ErrorCode.GRAPHQL_PARSE_FAILED]: 'client_error',
  [ErrorCode.GRAPHQL_VALIDATION_FAILED]: 'client_error',
  [ErrorCode.BAD_USER_INPUT]: 'client_error',
  [ErrorCode.FORBIDDEN]: 'refused',
  [ErrorCode.LIMIT_EXCEEDED]: 'refused',
  [ErrorCode.TOO_MANY_REQUESTS]: 'refused',
  [ErrorCode.UNAUTHENTICATED]: 'unauthenticated',
  [ErrorCode.SERVICE_UNAVAILABLE]: 'unavailable',
  [ErrorCode.TIMEOUT]: 'timeout',
  [ErrorCode.INTERNAL]: 'internal',
};

/** The gravest of an answer's error codes decides; `cancelled` when the person did not wait for it. */
export function outcomeOf(codes: readonly ErrorCode[] = [], signal?: AbortSignal): Outcome {
  if (signal?.reason instanceof SubgraphFault && signal.reason.reason === 'NOT_WAITED_FOR') return 'cancelled';
  return codes
    .map((code) => OUTCOME_OF[code])
    .reduce((worst, next) => (OUTCOMES.indexOf(next) > OUTCOMES.indexOf(worst) ? next : worst), 'ok');
}
