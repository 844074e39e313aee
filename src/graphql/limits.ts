/** How much one document may ask for. */
import {
  type DocumentNode,
  type ExecutableDefinitionNode,
  GraphQLError,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  SchemaMetaFieldDef,
  TypeMetaFieldDef,
  type ValidationRule,
  visit,
} from 'graphql';
import { attachment } from '../attachment.ts';
import type { Viewer } from '../auth/viewer.type.ts';
import type { Config } from '../config.ts';
import { type Counted, countOperation, type Operation } from './cost-of.ts';

const maxSelections = 20_000;

/** Refuses a document whose operation makes too many selections, those of a fragment counted each time it is used. */
export const selectionLimit: ValidationRule = (context) => {
  const counts = new Map<string, number>();

  function countIn(definition: ExecutableDefinitionNode): number {
    let count = 0;
    visit(definition, {
      Field() {
        count += 1;
      },
      FragmentSpread({ name }) {
        count += 1 + countOf(name.value);
      },
    });
    return count;
  }

  function countOf(fragmentName: string): number {
    const known = counts.get(fragmentName);
    if (known !== undefined) return known;
    counts.set(fragmentName, 0); // so that a cycle, which another rule reports, ends here
    const fragment = context.getFragment(fragmentName);
    const count = fragment ? countIn(fragment) : 0;
    counts.set(fragmentName, count);
    return count;
  }

  return {
    OperationDefinition(operation) {
      const count = countIn(operation);
      if (count <= maxSelections) return;
      const message = `The document makes ${count} selections, those of a fragment counted each time it is used: at most ${maxSelections} are allowed.`;
      context.reportError(new GraphQLError(message, { nodes: operation }));
    },
  };
};

/** How many words and signs one document may have: more would overflow the parser's stack when they nest. */
export const maxTokens = 4000;

/** How deep the objects and lists of variables may nest; the deepest filter takes about twenty. */
const maxVariableDepth = 50;

/** How deep fields may nest; the deepest document that makes sense takes nine. */
const maxDepth = 15;
const maxAliases = 100;
const maxRootFields = 50;

/** A filter may cost this share: by default less than a second at 100,000 scenes. It can also be saved, and is then run at other times. */
const shareOfFilters = 0.4;

/** An event of a subscription may cost this share of what a query may: it comes unasked, as often as things change. */
const shareOfEvents = 0.1;

interface Request {
  schema: GraphQLSchema;
  document: DocumentNode;
  operation: OperationDefinitionNode;
  variables: Record<string, unknown> | null | undefined;
}

/** What an operation costs, and the most that it may. */
export interface Price {
  cost: number;
  limit: number;
}

/** The price of an operation. Throws BAD_USER_INPUT when it asks for too much. */
export function priceOf(
  { schema, document, operation, variables }: Request,
  { points, isStranger, mayIntrospect }: Allowance,
): Price {
  if (!mayIntrospect && isIntrospection(document)) throw introspectionRefused();
  const problem = variablesProblem(variables);
  if (problem) throw refused(problem);
  const fragments = Object.fromEntries(
    document.definitions.flatMap((one) => (one.kind === Kind.FRAGMENT_DEFINITION ? [[one.name.value, one]] : [])),
  );
  const { cost, filter, depth, aliases, rootFields } = counted({ schema, fragments, operation, variables, isStranger });
  // GraphQL lets it pass, and fails when it is to begin.
  if (rootFields === 0 && operation.operation === 'subscription') throw refused('The subscription asks for nothing.');
  if (depth > maxDepth) throw refused(`The document nests ${depth} fields: at most ${maxDepth} are allowed.`);
  if (aliases > maxAliases) throw refused(`The document has ${aliases} aliases: at most ${maxAliases} are allowed.`);
  if (rootFields > maxRootFields) {
    throw refused(`The document asks for ${rootFields} fields at once: at most ${maxRootFields} are allowed.`);
  }
  const maxFilterCost = Math.floor(points * shareOfFilters);
  if (!isStranger && filter > maxFilterCost) {
    const message = `A filter costs ${filter} points: at most ${maxFilterCost} are allowed. Use fewer or cheaper criteria.`;
    throw refused(message, { cost: filter, limit: maxFilterCost });
  }
  const limit = operation.operation === 'subscription' ? Math.floor(points * shareOfEvents) : points;
  if (cost <= limit) return { cost, limit };
  const what = operation.operation === 'subscription' ? 'Each event of this subscription' : 'This document';
  throw refused(`${what} costs ${cost} points: at most ${limit} are allowed. Ask for fewer rows or fields at once.`, {
    cost,
    limit,
  });
}

/** `__typename` is none: it tells of a value, and clients add it everywhere. */
function isIntrospection(document: DocumentNode): boolean {
  let isFound = false;
  visit(document, {
    Field({ name }) {
      isFound ||= name.value === SchemaMetaFieldDef.name || name.value === TypeMetaFieldDef.name;
    },
  });
  return isFound;
}

const introspectionRefused = () =>
  new GraphQLError('This server tells its schema only to those who are signed in (PLAYGROUND=false).', {
    extensions: { code: 'UNAUTHENTICATED' },
  });

/** A document that comes again is kept as it was parsed, and most come with the same variables. Large ones would be kept with it. */
const maxKeptVariables = 10_000;
const lastCounted = attachment<OperationDefinitionNode, { by: string; counted: Counted }>('last counted');

function counted(request: Operation): Counted {
  const by = JSON.stringify([request.isStranger, request.variables]);
  const last = lastCounted.of(request.operation);
  if (last?.by === by) return last.counted;
  const now = countOperation(request);
  if (by.length <= maxKeptVariables) lastCounted.attach(request.operation, { by, counted: now });
  return now;
}

const refused = (message: string, price?: Price) =>
  new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT', ...price, http: { status: 400 } } });

/** What one document of a caller may cost. */
export interface Allowance {
  points: number;
  /** Nobody is signed in. */
  isStranger: boolean;
  /** May ask for the schema. */
  mayIntrospect: boolean;
}

/** By role, and behind an API key no more than any key may. */
export function allowanceOf({ app: { config }, viewer }: Asking): Allowance {
  if (!viewer) return { points: config.maxCostAnonymous, isStranger: true, mayIntrospect: config.playground };
  const ofRole = config.maxCostByRole?.get(viewer.role) ?? config.maxCost;
  const points = viewer.sessionId === null ? Math.min(ofRole, config.maxCostApiKey ?? ofRole) : ofRole;
  return { points, isStranger: false, mayIntrospect: true };
}

interface Asking {
  app: { config: Pick<Config, 'playground' | 'maxCost' | 'maxCostAnonymous' | 'maxCostApiKey' | 'maxCostByRole'> };
  viewer: Pick<Viewer, 'role' | 'sessionId'> | null;
}

/** Why these variables are refused, if they are. What nests by the thousand would overflow the stack of who reads it. */
function variablesProblem(variables: unknown): string | undefined {
  let level = [variables];
  for (let depth = 0; depth <= maxVariableDepth; depth += 1) {
    level = level.flatMap((value) => (typeof value === 'object' && value !== null ? Object.values(value) : []));
    if (level.length === 0) return undefined;
  }
  return `The variables nest more than ${maxVariableDepth} objects and lists deep.`;
}

/** How large one message of a WebSocket client, or the request for an event stream, may be. */
export const maxMessageBytes = 256 * 1024;
