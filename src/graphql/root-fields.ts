/** What a document asks for at its root. */
import { type DocumentNode, getOperationAST, Kind, type SelectionSetNode } from 'graphql';

/** The names of the fields, also of those in fragments; without an order. */
export function rootFieldsOf(document: DocumentNode, operationName: string | null | undefined): string[] {
  const fragments = new Map(
    document.definitions.flatMap((one) => (one.kind === Kind.FRAGMENT_DEFINITION ? [[one.name.value, one]] : [])),
  );
  const namesIn = ({ selections }: SelectionSetNode): string[] =>
    selections.flatMap((one) => {
      if (one.kind === Kind.FIELD) return [one.name.value];
      const inner = one.kind === Kind.INLINE_FRAGMENT ? one : fragments.get(one.name.value);
      return inner ? namesIn(inner.selectionSet) : [];
    });
  const operation = getOperationAST(document, operationName);
  return operation ? [...new Set(namesIn(operation.selectionSet))] : [];
}
