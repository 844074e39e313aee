/** The thread that computes bcrypt: half a second of work that nothing else may wait for. */
import { parentPort } from 'node:worker_threads';
import bcrypt from 'bcryptjs';
import type { PasswordAnswer, PasswordTask } from './passwords.ts';

parentPort?.on('message', ({ id, password, hash, cost }: PasswordTask) => {
  const result = hash === undefined ? bcrypt.hashSync(password, cost) : bcrypt.compareSync(password, hash);
  parentPort?.postMessage({ id, result } satisfies PasswordAnswer);
});
