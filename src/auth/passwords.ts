/** Password hashes: bcrypt with cost 12, one after the other, in a thread of their own. */
import { Worker } from 'node:worker_threads';
import { unavailable } from '../errors.ts';

/** Of every hash, but in tests, whose passwords protect nothing. */
const usualCost = 12;

/** bcrypt reads no further, so what is longer cannot have been a password. */
const maxBytes = 72;

/** A hash of nobody's password: comparing with it makes an unknown name take as long as a wrong password. */
export const nobodysHash = (cost = usualCost) =>
  `$2b$${String(cost).padStart(2, '0')}$Cx5rc1jLhSQ9kXz1h1WQXuRwzGEwA1m0e9cYb0Jr0nVv9bXyQyK2m`;

export interface PasswordTask {
  id: number;
  password: string;
  /** What to compare with; undefined: make a hash. */
  hash: string | undefined;
  cost: number;
}

export interface PasswordAnswer {
  id: number;
  result: string | boolean;
}

export interface Passwords extends AsyncDisposable {
  hash(password: string): Promise<string>;
  /** Whether `password` belongs to `hash`; always false, in the same time, when there is no hash. */
  verify(password: string, hash: string | undefined): Promise<boolean>;
}

declare module '../app.type.ts' {
  interface App {
    passwords: Passwords;
  }
}

/** The thread starts with the first task. Disposing ends it; what still waits for it fails with UNAVAILABLE. */
export function openPasswords(cost = usualCost): Passwords {
  const waiting = new Map<number, PromiseWithResolvers<PasswordAnswer['result']>>();
  let worker: Worker | undefined;
  let lastId = 0;

  async function ask(password: string, hash: string | undefined): Promise<PasswordAnswer['result']> {
    worker ??= start();
    lastId += 1;
    const answer = Promise.withResolvers<PasswordAnswer['result']>();
    waiting.set(lastId, answer);
    worker.postMessage({ id: lastId, password, hash, cost } satisfies PasswordTask);
    return answer.promise;
  }

  function start(): Worker {
    const started = new Worker(workerFile());
    started.on('message', ({ id, result }: PasswordAnswer) => {
      waiting.get(id)?.resolve(result);
      waiting.delete(id);
    });
    started.on('error', (cause) => fail(cause));
    started.on('exit', () => fail());
    return started;
  }

  function fail(cause?: unknown): void {
    worker = undefined;
    for (const { reject } of waiting.values()) reject(unavailable('Passwords cannot be checked now.', { cause }));
    waiting.clear();
  }

  return {
    hash: async (password) => String(await ask(password, undefined)),
    async verify(password, hash) {
      const isPossible = hash !== undefined && Buffer.byteLength(password) <= maxBytes;
      return (await ask(password, isPossible ? hash : nobodysHash(cost))) === true && isPossible;
    },
    async [Symbol.asyncDispose]() {
      await worker?.terminate();
    },
  };
}

/** The compiled file where this one is compiled; else the source, which Node runs as it is. */
function workerFile(): URL {
  return new URL(`./password.worker${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`, import.meta.url);
}
