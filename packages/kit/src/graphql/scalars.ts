import { GraphQLError, GraphQLScalarType, Kind } from 'graphql';
import { GraphQLDateTimeISO, GraphQLLocalDate } from 'graphql-scalars';

/** An instant, ISO 8601. */
export const DateTime = new GraphQLScalarType({
  ...GraphQLDateTimeISO.toConfig(),
  name: 'DateTime',
  description: 'An instant as ISO 8601 text, for example `2026-11-23T09:30:00.000Z`.',
});

/** A calendar day in the chain's time zone. */
export const LocalDate = new GraphQLScalarType({
  ...GraphQLLocalDate.toConfig(),
  name: 'LocalDate',
  description: 'A calendar day in the time zone of the chain, for example `2026-11-23`.',
});

const EXACT = /^-?\d{1,20}(\.\d{1,9})?$/;

function exact(value: unknown): string {
  if (typeof value === 'string' && EXACT.test(value)) return value;
  throw new GraphQLError('Decimal is exact decimal text, for example "80.00".');
}

/** Exact decimal text; never a floating-point number. */
export const Decimal = new GraphQLScalarType<string, string>({
  name: 'Decimal',
  description: 'An exact decimal number as text, for example `"80.00"`.',
  serialize: exact,
  parseValue: exact,
  parseLiteral: (node) => exact(node.kind === Kind.STRING ? node.value : undefined),
});
