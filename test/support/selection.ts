/** Documents that are built from the schema, so that a new field is in them by itself. */
import { type GraphQLField, type GraphQLNamedType, getNamedType, isLeafType, isObjectType } from 'graphql';

/** A field with all that can be told of it in two levels. */
export function selected(field: GraphQLField<unknown, unknown>): string {
  return `${field.name}${selection(getNamedType(field.type), 1)}`;
}

/** All fields of a type, without those of the things below it beyond `depth` levels. */
export function selection(type: GraphQLNamedType, depth: number): string {
  if (!isObjectType(type)) return '';
  const fields = Object.values(type.getFields()).filter(({ type }) => depth > 0 || isLeafType(getNamedType(type)));
  return ` { __typename ${fields.map(({ name, type }) => `${name}${selection(getNamedType(type), depth - 1)}`).join(' ')} }`;
}
