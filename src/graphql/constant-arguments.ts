/** The arguments of a field, where they are the same each time that its document is executed. */
import { type FieldNode, type GraphQLField, Kind, type ValueNode } from 'graphql';
import { getArgumentValues } from 'graphql/execution/values.js';

export type Arguments = ReturnType<typeof getArgumentValues>;

/** Undefined where a variable stands in them. */
export function constantArguments(definition: GraphQLField<unknown, unknown>, node: FieldNode): Arguments | undefined {
  const areConstant = !node.arguments?.some(({ value }) => hasVariable(value));
  return areConstant ? getArgumentValues(definition, node) : undefined;
}

function hasVariable(value: ValueNode): boolean {
  if (value.kind === Kind.LIST) return value.values.some(hasVariable);
  if (value.kind === Kind.OBJECT) return value.fields.some((field) => hasVariable(field.value));
  return value.kind === Kind.VARIABLE;
}
