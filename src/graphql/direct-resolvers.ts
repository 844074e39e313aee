/**
 * Type-GraphQL asks at each call of a resolver in which order its parameters stand and of what kind each is. For fields of rows, which are called for
 * each row of a list, that is asked once here, where they take nothing but the row, the context, the place in the document, and arguments
 * that are texts, numbers and the like: those it would hand on unchanged, after a promise.
 */
import type { GraphQLFieldResolver, GraphQLSchema } from 'graphql';
import { getNamedType, isLeafType, isObjectType } from 'graphql';
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
    const leaves = field?.args.filter(({ type }) => isLeafType(getNamedType(type))).map(({ name }) => name);
    const resolve = direct(resolver, instance as Record<string, Method>, leaves);
    if (field && resolve) field.resolve = resolve;
  }
  return schema;
}

type Method = (...parameters: unknown[]) => unknown;
type Take = GraphQLFieldResolver<unknown, unknown>;

const takes: Record<string, Take> = {
  root: (row) => row,
  context: (_row, _args, context) => context,
  info: (_row, _args, _context, info) => info,
};

/** undefined: it takes more than that, or something is to be asked before it is called. `leaves`: the names of its arguments that are no objects. */
export function direct(
  { methodName, params = [], roles, middlewares = [] }: Resolver,
  instance: Record<string, Method>,
  leaves: readonly string[] = [],
): GraphQLFieldResolver<unknown, unknown> | undefined {
  const taken = params.toSorted((a, b) => a.index - b.index).flatMap((param) => takeOf(param, leaves) ?? []);
  if (roles || middlewares.length > 0 || taken.length < params.length) return undefined;
  return (row, args, context, info) => instance[methodName]?.(...taken.map((take) => take(row, args, context, info)));
}

function takeOf(param: NonNullable<Resolver['params']>[number], leaves: readonly string[]): Take | undefined {
  if (param.kind === 'arg') {
    const { name, validateFn, validateSettings } = param;
    return leaves.includes(name) && !validateFn && !validateSettings ? (_row, args) => args[name] : undefined;
  }
  const isPart = ('propertyName' in param && param.propertyName) || ('getType' in param && param.getType);
  return isPart ? undefined : takes[param.kind];
}
