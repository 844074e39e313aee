/** What is written to a connection in one turn of the event loop is one call of the system. */
import type { Socket } from 'node:net';
import { Writable } from 'node:stream';
import { setImmediate as turn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { gathering } from '../../src/graphql/socket-transport.ts';

test('what is written in one turn goes out together, in its order, and what follows is not held up', async () => {
  const calls: string[] = [];
  const connection = new Writable({
    decodeStrings: false,
    write(chunk, _encoding, done) {
      calls.push(chunk);
      done();
    },
    writev(chunks, done) {
      calls.push(chunks.map(({ chunk }) => chunk).join(''));
      done();
    },
  });
  const gather = gathering(connection as Socket);
  const send = (text: string) => {
    gather();
    connection.write(text);
  };
  for (const text of ['a', 'b', 'c']) send(text);
  await Promise.resolve();
  send('d');
  expect(calls).toEqual([]);
  await turn();
  expect(calls).toEqual(['abcd']);
  send('e');
  await turn();
  connection.write('f'); // by whoever does not gather, such as a ping
  expect(calls).toEqual(['abcd', 'e', 'f']);
});
