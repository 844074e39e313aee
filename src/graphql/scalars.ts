/** The scalars of the API; rows bring timestamps and 64-bit numbers as PostgreSQL writes them, and they are converted here. */
import { GraphQLScalarType } from 'graphql';
import { GraphQLDateTimeISO, GraphQLLocalDate, GraphQLSafeInt } from 'graphql-scalars';

/** Serializes a Date, or PostgreSQL's text such as `2026-11-22 12:56:51.357333+00`, as ISO 8601 in UTC. */
export const DateTime = new GraphQLScalarType({
  ...GraphQLDateTimeISO.toConfig(),
  name: 'DateTime',
  description: 'An instant, as ISO 8601 text such as 2026-11-22T12:56:51.357Z.',
  serialize(value) {
    const date = value instanceof Date ? value : new Date(String(value));
    if (Number.isNaN(date.getTime())) throw new TypeError(`DateTime cannot represent ${String(value)}`);
    return date.toISOString();
  },
});

export const LocalDate = new GraphQLScalarType({
  ...GraphQLLocalDate.toConfig(),
  name: 'LocalDate',
  description: 'A day without a time, as ISO 8601 text such as 2026-11-22.',
});

export const SafeInt = new GraphQLScalarType({
  ...GraphQLSafeInt.toConfig(),
  name: 'SafeInt',
  description: 'An integer of up to 53 bits, from -(2^53-1) to 2^53-1.',
});

/** Of the argument `ifUpdatedAt` of every change that has it. */
export const ifUpdatedAtDescription =
  'Change it only if its `updatedAt` still is this one. Else CONFLICT, with the present values in `extensions.current`. Without it, the last change wins.';
