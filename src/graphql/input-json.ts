/** Input values as JSON, as a client would send them in variables, and back. */
import {
  coerceInputValue,
  type GraphQLInputType,
  type GraphQLSchema,
  isInputObjectType,
  isInputType,
  isListType,
  isNonNullType,
} from 'graphql';

export function inputType(schema: GraphQLSchema, name: string): GraphQLInputType {
  const type = schema.getType(name);
  if (!isInputType(type)) throw new Error(`${name} is no input type.`);
  return type;
}

/** What resolvers are given, as it was typed: enums by name, instants as text. What is absent stays so. */
export function toInputJson(type: GraphQLInputType, value: unknown): unknown {
  if (value === null) return null;
  if (isNonNullType(type)) return toInputJson(type.ofType, value);
  if (isListType(type)) return (value as unknown[]).map((item) => toInputJson(type.ofType, item));
  if (!isInputObjectType(type)) return type.serialize(value);
  const given = Object.entries(type.getFields()).flatMap(([name, field]) => {
    const inner = (value as Record<string, unknown>)[name];
    return inner === undefined ? [] : [[name, toInputJson(field.type, inner)]];
  });
  return Object.fromEntries(given);
}

/** The other way round. Calls `onProblem` for each part that does not fit the type. */
export function fromInputJson(type: GraphQLInputType, json: unknown, onProblem: (problem: string) => void): unknown {
  if (json == null) return onProblem('it must not be empty');
  return coerceInputValue(json, type, (path, _value, { message }) => {
    onProblem(path.length > 0 ? `${path.join('.')}: ${message}` : message);
  });
}
