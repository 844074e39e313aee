/** A document of the SDK as a syntax tree, for clients that want one. */
import { parse } from '@0no-co/graphql.web';
import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import type { TypedDocument } from './document.ts';

export function treeOf<Result, Variables>(
  document: TypedDocument<Result, Variables, unknown>,
): TypedDocumentNode<Result, Variables> {
  return parse(document, { noLocation: true }) as unknown as TypedDocumentNode<Result, Variables>;
}
