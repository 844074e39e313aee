/** How much one document may ask for. */
import { type ExecutableDefinitionNode, GraphQLError, type ValidationRule, visit } from 'graphql';

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

/** Why these variables are refused, if they are. What nests by the thousand would overflow the stack of who reads it. */
export function variablesProblem(variables: unknown): string | undefined {
  let level = [variables];
  for (let depth = 0; depth <= maxVariableDepth; depth += 1) {
    level = level.flatMap((value) => (typeof value === 'object' && value !== null ? Object.values(value) : []));
    if (level.length === 0) return undefined;
  }
  return `The variables nest more than ${maxVariableDepth} objects and lists deep.`;
}

/** How large one message of a WebSocket client, or the request for an event stream, may be. */
export const maxMessageBytes = 256 * 1024;
