/**
 * Type-GraphQL asks at each call of a resolver in which order its parameters stand and of what kind each is. For fields of rows, which are called for
 * each row of a list, that is asked once here, where they take nothing but the row, the context and the place in the document.
 */
import type { GraphQLFieldResolver, GraphQLResolveInfo, GraphQLSchema } from 'graphql';
import { isObjectType } from 'graphql';
import { getMetadataStorage } from 'type-graphql';

type Resolver = ReturnType<typeof getMetadataStorage>['fieldResolvers'][number];

/** Changes the schema in place. */
export function callDirectly(schema: GraphQLSchema): GraphQLSchema {
  const { fieldResolvers, objectTypes } = getMetadataStorage();
  const instances = new Map<unknown, object>();
  for (const resolver of fieldResolvers) {
    const target = resolver.getObjectType?.();
    const type = schema.getType(objectTypes.find((known) => known.target === target)?.name ?? '');
    const field = isObjectType(type) ? type.getFields()[resolver.schemaName] : undefined;
    const Class = resolver.target as new () => object;
    const instance = instances.get(Class) ?? new Class();
    instances.set(Class, instance);
    const resolve = direct(resolver, instance as Record<string, Method>);
    if (field && resolve) field.resolve = resolve;
  }
  return schema;
}

type Method = (...parameters: unknown[]) => unknown;
type Take = (row: unknown, context: unknown, info: GraphQLResolveInfo) => unknown;

const takes: Record<string, Take> = {
  root: (row) => row,
  context: (_row, context) => context,
  info: (_row, _context, info) => info,
};

/** undefined: it takes more than that, or something is to be asked before it is called. */
export function direct(
  { methodName, params = [], roles, middlewares = [] }: Resolver,
  instance: Record<string, Method>,
): GraphQLFieldResolver<unknown, unknown> | undefined {
  const isPlain = params.every(
    (one) => one.kind in takes && !('propertyName' in one && one.propertyName) && !('getType' in one && one.getType),
  );
  if (roles || middlewares.length > 0 || params.length > 3 || !isPlain) return undefined;
  const [first, second, third] = params.toSorted((a, b) => a.index - b.index).map(({ kind }) => takes[kind]);
  return (row, _args, context, info) =>
    instance[methodName]?.(first?.(row, context, info), second?.(row, context, info), third?.(row, context, info));
}
