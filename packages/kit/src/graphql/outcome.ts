import type { GraphQLError } from 'graphql';

/** What came of a request, gravest last. What the rules refuse, in the payload of a mutation, is `ok`. */
const OUTCOMES = ['ok', 'client_error', 'refused', 'unauthenticated', 'unavailable', 'timeout', 'internal'] as const;
export type Outcome = (typeof OUTCOMES)[number] | 'cancelled';

const OUTCOME_OF: Readonly<Record<string, (typeof OUTCOMES)[number]>> = {
  FORBIDDEN: 'refused',
  SERVICE_UNAVAILABLE: 'unavailable',
  TIMEOUT: 'timeout',
  INTERNAL: 'internal',
};

/** The gravest of an answer's errors decides. */
export const outcomeOf = (errors: readonly GraphQLError[]): Outcome =>
  errors
    .map(({ extensions }) => OUTCOME_OF[String(extensions.code)] ?? 'client_error')
    .reduce((worst, next) => (OUTCOMES.indexOf(next) > OUTCOMES.indexOf(worst) ? next : worst), OUTCOMES[0]);
