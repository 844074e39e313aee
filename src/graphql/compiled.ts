/**
 * Runs documents that come again as functions that are made of them once, which is less than half the work of walking
 * them for every answer.
 */
import type { ApolloServerOptions } from '@apollo/server';
import {
  type DocumentNode,
  type ExecutionArgs,
  type ExecutionResult,
  execute,
  GraphQLError,
  GraphQLScalarType,
  type GraphQLSchema,
  getOperationAST,
  getVariableValues,
  Kind,
  type OperationDefinitionNode,
  visit,
} from 'graphql';
import { type CompiledQuery, compileQuery, isCompiledQuery } from 'graphql-jit';
import type { Context } from '../context.ts';
import { countSelections } from './limits.ts';

type Gateway = NonNullable<ApolloServerOptions<Context>['gateway']>;

/** Lets Apollo answer by compiled documents: an executor of one's own is what it calls a gateway. */
export function compiledGateway(schema: GraphQLSchema): Gateway {
  const executeCompiled = compiledExecution(schema);
  return {
    onSchemaLoadOrUpdate(tell) {
      tell({ apiSchema: schema, coreSupergraphSdl: '' });
      return () => {};
    },
    load: async () => ({
      executor: async ({ document, context, request: { variables, operationName } }) =>
        executeCompiled({ schema, document, contextValue: context, variableValues: variables, operationName }),
    }),
    async stop() {},
  };
}

/** In place of GraphQL's own `execute`, for documents that are checked already, each the same object when it comes again. */
export function compiledExecution(schema: GraphQLSchema) {
  const queryOf = compiler(schema);
  return async (args: ExecutionArgs): Promise<ExecutionResult> => {
    const { document, operationName, variableValues, contextValue } = args;
    const operation = getOperationAST(document, operationName);
    const query = operation && queryOf(document, operation);
    if (!query) return execute(args);
    const { coerced } = getVariableValues(schema, operation.variableDefinitions ?? [], variableValues ?? {});
    if (!coerced) return execute(args); // which says what is wrong with them
    const result = await query.query(undefined, contextValue, coerced);
    return result.errors ? { ...result, errors: result.errors.map(asGraphQLError) } : result;
  };
}

/** Larger ones take longer to compile than it saves. */
const maxSelections = 1000;

/** Compiles a document when it comes for the second time, since most that come once never come again. */
function compiler(schema: GraphQLSchema) {
  const typeOf = (name: string) => (name === coerced.name ? coerced : schema.getType(name));
  const withCoerced: GraphQLSchema = Object.create(schema, { getType: { value: typeOf } });
  const known = new WeakMap<DocumentNode, CompiledQuery | null | undefined>();
  return (document: DocumentNode, operation: OperationDefinitionNode): CompiledQuery | null => {
    if (!known.has(document)) {
      known.set(document, undefined);
      return null;
    }
    const found = known.get(document);
    const query = found === undefined ? compile(withCoerced, document, operation) : found;
    known.set(document, query);
    return query;
  };
}

function compile(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
): CompiledQuery | null {
  const fragments = document.definitions.filter((definition) => definition.kind === Kind.FRAGMENT_DEFINITION);
  if (fragments.length + 1 < document.definitions.length) return null; // each of several operations would need its own
  const fragmentOf = (name: string) => fragments.find((fragment) => fragment.name.value === name);
  if (countSelections(operation, fragmentOf) > maxSelections) return null;
  const query = compileQuery(schema, withCoercedVariables(document));
  return isCompiledQuery(query) ? query : null;
}

/** The type of all variables for the compiler: what coerces a whole filter would take it seconds to make. */
const coerced = new GraphQLScalarType({ name: 'Coerced' });

function withCoercedVariables(document: DocumentNode): DocumentNode {
  const type = { kind: Kind.NAMED_TYPE, name: { kind: Kind.NAME, value: coerced.name } } as const;
  return visit(document, {
    VariableDefinition: ({ kind, variable }) => ({ kind, variable, type }),
  });
}

/** The compiler's own errors lack what Apollo reads of one. */
function asGraphQLError({ message, path, locations, originalError, extensions }: GraphQLError): GraphQLError {
  return Object.assign(new GraphQLError(message, { path, originalError, extensions }), { locations });
}
