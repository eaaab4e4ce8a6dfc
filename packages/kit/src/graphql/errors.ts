import { RuleError } from '@complaints/contracts';
import { GraphQLError } from 'graphql';
import { isDatabaseAway, isTooSlow } from '../data/database-faults.js';
import type { Log } from '../process/log.js';

/** Who asked has gone or is told that its time is up: nothing is begun for it any more. */
export class NotWaitedFor extends Error {
  override readonly name = 'NotWaitedFor';

  /** @param outcome whether it left by itself, or its time was up */
  constructor(readonly outcome: 'cancelled' | 'timeout') {
    super('nobody waits for the answer any more');
  }
}

/** What is said of a fault that is not the caller's; the caller may try the first two again. */
const SAYING = {
  SERVICE_UNAVAILABLE: 'This part is away for the moment; try again.',
  TIMEOUT: 'This took too long; try again.',
  INTERNAL: 'Something went wrong.',
} as const;
type FaultCode = keyof typeof SAYING;

/** The error that stands for a fault; its words tell nothing of what it was. */
export const faultOf = (code: FaultCode, place?: Partial<Pick<GraphQLError, 'nodes' | 'path'>>): GraphQLError =>
  new GraphQLError(SAYING[code], { ...place, extensions: { code } });

/**
 * What leaves the subgraph of an error: a code and a sentence; what it really was goes to the log. What was masked already
 * stays as it is.
 */
export function maskError(error: Readonly<Error>, log: Log): GraphQLError {
  const given = error instanceof GraphQLError ? error : undefined;
  const original = given ? (given.originalError ?? undefined) : error;
  const place = { nodes: given?.nodes, path: given?.path };
  if (original instanceof RuleError) {
    return new GraphQLError(original.message, {
      ...place,
      extensions: { code: 'BAD_USER_INPUT', rule: original.code },
    });
  }
  if (!original || original instanceof GraphQLError) {
    return new GraphQLError(error.message, {
      ...place,
      extensions: { code: 'BAD_USER_INPUT', ...given?.extensions },
    });
  }
  const code = codeOf(original);
  log[code === 'INTERNAL' ? 'error' : 'warn']({ err: original, path: given?.path, code }, 'a field failed');
  return faultOf(code, place);
}

function codeOf(fault: unknown): FaultCode {
  if (isDatabaseAway(fault)) return 'SERVICE_UNAVAILABLE';
  return isTooSlow(fault) || fault instanceof NotWaitedFor ? 'TIMEOUT' : 'INTERNAL';
}
