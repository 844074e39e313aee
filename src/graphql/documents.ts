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
import { maxTokens, selectionLimit, variablesProblem } from './limits.ts';

export interface RequestedDocument {
  query: string;
  operationName?: string | null | undefined;
  variables?: Record<string, unknown> | null | undefined;
}

/** What is to be executed, or why it cannot be. */
export function checkDocument(
  schema: GraphQLSchema,
  { query, operationName, variables }: RequestedDocument,
): ExecutionArgs | GraphQLError[] {
  const document = parsed(query);
  if (document instanceof GraphQLError) return [document];
  const errors = validate(schema, document, [...specifiedRules, selectionLimit]);
  if (errors.length > 0) return errors.map((error) => withCode(error, 'GRAPHQL_VALIDATION_FAILED'));
  if (!getOperationAST(document, operationName)) {
    const message = operationName
      ? `There is no operation '${operationName}'.`
      : 'Say by operationName which one to run.';
    return [new GraphQLError(message, { extensions: { code: 'OPERATION_RESOLUTION_FAILURE' } })];
  }
  const problem = variablesProblem(variables);
  if (problem) return [new GraphQLError(problem, { extensions: { code: 'BAD_USER_INPUT' } })];
  return { schema, document, operationName, variableValues: variables };
}

function parsed(query: string): DocumentNode | GraphQLError {
  try {
    return parse(query, { maxTokens });
  } catch (error) {
    if (error instanceof GraphQLError) return withCode(error, 'GRAPHQL_PARSE_FAILED');
    throw error;
  }
}

function withCode({ message, nodes, source, positions }: GraphQLError, code: string): GraphQLError {
  return new GraphQLError(message, { nodes, source, positions, extensions: { code } });
}
