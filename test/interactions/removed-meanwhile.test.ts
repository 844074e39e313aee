/** An actor or a studio that is merged into another one, for good, between two statements of a request. */
import 'reflect-metadata';
import { expect, test } from 'vitest';
import { createContext } from '../../src/context.ts';
import { ActorInteractionsResolver, StudioInteractionsResolver } from '../../src/interactions/favourites.resolver.ts';
import { startTestServer } from '../support/server.ts';

test('what the viewer thinks of it is nothing, and no error', async () => {
  await using server = await startTestServer({ worker: false });
  const ctx = createContext(server.app, { viewer: null });
  const removed = { pk: '999999', id: '00000000-0000-4000-8000-000000000000' };
  const nothing = { id: removed.id, rating: null, liked: false };

  expect(await new ActorInteractionsResolver().interactions(removed as never, ctx)).toMatchObject(nothing);
  expect(await new StudioInteractionsResolver().interactions(removed as never, ctx)).toMatchObject(nothing);
});
