import { RuleError } from '@complaints/contracts';
import { GraphQLError } from 'graphql';
import type { Log } from '../process/log.js';

/** Postgres is away, closing, or gave up between two that waited for each other: the caller may try again. */
const AWAY = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  '57P01',
  '57P02',
  '57P03',
  '08006',
  '08001',
  '53300',
  '57014',
  '40P01',
]);

/** Whether a fault means that the database cannot be reached at this moment. */
function isDatabaseAway(error: unknown): boolean {
  const fault = error as { code?: string; driverError?: { code?: string }; message?: string } | undefined;
  return (
    AWAY.has(fault?.code ?? '') ||
    AWAY.has(fault?.driverError?.code ?? '') ||
    /Connection terminated|timeout exceeded when trying to connect|timeout expired/.test(fault?.message ?? '')
  );
}

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
  const away = isDatabaseAway(original);
  log[away ? 'warn' : 'error']({ err: original, path: given?.path }, 'a field failed');
  return away
    ? new GraphQLError('This part is away for the moment; try again.', {
        ...place,
        extensions: { code: 'SERVICE_UNAVAILABLE' },
      })
    : new GraphQLError('Something went wrong.', { ...place, extensions: { code: 'INTERNAL' } });
}
