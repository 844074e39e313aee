/** Documents that come over a WebSocket are checked as Apollo checks those over HTTP, and refused with the same codes. */
import {
  type DocumentNode,
  type ExecutionArgs,
  GraphQLError,
  type GraphQLSchema,
  getOperationAST,
  parse,
  specifiedRules,
  validate,
} from 'graphql';
import { type Allowance, maxTokens, type Price, priceOf, selectionLimit } from './limits.ts';
import type { PersistedDocuments } from './persisted-documents.ts';

export interface RequestedDocument {
  query: string;
  operationName?: string | null | undefined;
  variables?: Record<string, unknown> | null | undefined;
  extensions?: Record<string, unknown> | null | undefined;
}

/** What is to be executed at which price, or why it cannot be. */
export async function checkDocument(
  { schema, persisted }: { schema: GraphQLSchema; persisted: PersistedDocuments },
  request: RequestedDocument,
  allowance: Allowance,
): Promise<(ExecutionArgs & Price) | GraphQLError[]> {
  try {
    return checked(schema, persisted, { ...request, query: await persisted.textOf(request) }, allowance);
  } catch (error) {
    if (error instanceof GraphQLError) return [error];
    throw error;
  }
}

function checked(
  schema: GraphQLSchema,
  persisted: PersistedDocuments,
  { query, operationName, variables }: RequestedDocument,
  allowance: Allowance,
): (ExecutionArgs & Price) | GraphQLError[] {
  const document = parsed(query);
  const errors = validate(schema, document, [...specifiedRules, selectionLimit]);
  if (errors.length > 0) return errors.map((error) => withCode(error, 'GRAPHQL_VALIDATION_FAILED'));
  const operation = getOperationAST(document, operationName);
  if (!operation) {
    const message = operationName
      ? `There is no operation '${operationName}'.`
      : 'Say by operationName which one to run.';
    return [new GraphQLError(message, { extensions: { code: 'OPERATION_RESOLUTION_FAILURE' } })];
  }
  persisted.check(document);
  const price = priceOf({ schema, document, operation, variables }, allowance);
  return { schema, document, operationName, variableValues: variables, ...price };
}

function parsed(query: string): DocumentNode {
  try {
    return parse(query, { maxTokens });
  } catch (error) {
    if (error instanceof GraphQLError) throw withCode(error, 'GRAPHQL_PARSE_FAILED');
    throw error;
  }
}

function withCode({ message, nodes, source, positions }: GraphQLError, code: string): GraphQLError {
  return new GraphQLError(message, { nodes, source, positions, extensions: { code } });
}
