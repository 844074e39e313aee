/** What clients of the last release could not live with. */
import {
  BreakingChangeType,
  findBreakingChanges,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isObjectType,
} from 'graphql';

/**
 * The breaking changes from `released` to `present`, in GraphQL's own words. What a release has already called deprecated may go
 * with the next one: fields, arguments and values of enums.
 */
export function breakingChanges(released: GraphQLSchema, present: GraphQLSchema): string[] {
  return findBreakingChanges(released, present)
    .filter(({ type, description }) => !removals.has(type) || !isDeprecated(released, description))
    .map(({ description }) => description);
}

const removals = new Set<string>([
  BreakingChangeType.FIELD_REMOVED,
  BreakingChangeType.ARG_REMOVED,
  BreakingChangeType.VALUE_REMOVED_FROM_ENUM,
]);

/** Says it of what these words say is gone: "Scene.title was removed.", "Query.scenes arg q was removed." or "A was removed from enum type B." */
function isDeprecated(schema: GraphQLSchema, description: string): boolean {
  const [, value, enumName] = description.match(/^(\w+) was removed from enum type (\w+)\.$/) ?? [];
  if (value && enumName) {
    const type = schema.getType(enumName);
    return isEnumType(type) && type.getValue(value)?.deprecationReason != null;
  }
  const [, typeName = '', fieldName = '', argument] =
    description.match(/^(\w+)\.(\w+)(?: arg (\w+))? was removed\.$/) ?? [];
  const type = schema.getType(typeName);
  const field = isObjectType(type) || isInputObjectType(type) ? type.getFields()[fieldName] : undefined;
  const gone = argument && field && 'args' in field ? field.args.find(({ name }) => name === argument) : field;
  return gone?.deprecationReason != null;
}
