/**
 * Changes that a client may send again without making them twice, by an Idempotency-Key.
 *
 * The change and its answer are one transaction: both are there or neither is, whenever the server dies. The first statement claims
 * the key, and PostgreSQL makes whoever claims it as well wait, in whatever process, until that transaction has ended.
 */
import { createCipheriv, createDecipheriv, createHash, createHmac, type KeyObject, randomBytes } from 'node:crypto';
import type { ApolloServerPlugin } from '@apollo/server';
import { HeaderMap } from '@apollo/server';
import type { EntityManager } from '@mikro-orm/postgresql';
import { type ExecutionArgs, type ExecutionResult, print } from 'graphql';
import { type SqlBool, sql } from 'kysely';
import { type Context, forget } from '../context.ts';
import { isRepeatable } from '../database/is-down.ts';
import { currentScope, within } from '../database/purpose.ts';
import { rows } from '../database/rows.ts';
import { transaction } from '../database/transaction.ts';
import { badInput, conflict, messageOf } from '../errors.ts';
import { executeCounted } from './execute.ts';
import { asFormatted, formatError, formattedError } from './format-error.ts';
import { rootFieldsOf } from './root-fields.ts';

/**
 * What no rollback may take back: files that were deleted, in batches, and guesses of passwords that were counted. The claim of their
 * key is a transaction beside theirs: when the server dies meanwhile, the same request is made again, on what is left.
 */
const standOnTheirOwn: ReadonlySet<string> = new Set([
  'deleteScenes',
  'emptyTrash',
  'login',
  'changePassword',
  'openShare',
]);

const maxAnswerBytes = 1024 * 1024;

/** What may well be otherwise a moment later is not kept, as long as nothing was changed. */
const passing: ReadonlySet<unknown> = new Set(['UNAVAILABLE', 'RATE_LIMITED', 'INTERNAL_SERVER_ERROR']);

export interface Once {
  result: ExecutionResult;
  isReplay: boolean;
}

/** Those of this process: who waits for one of them needs no connection. */
const running = new Map<string, Promise<Once>>();

/** Whether the answer may be one that was given before. Without a login there is nobody whom a key could belong to. */
export const isOnce = ({ idempotencyKey, viewer }: Context): boolean => idempotencyKey !== undefined && viewer !== null;

/** Executes a mutation, unless its key has been used: then it has the same answer. Its errors are as callers see them. */
export async function executeOnce(args: ExecutionArgs): Promise<Once> {
  const ctx = args.contextValue as Context;
  try {
    const claim = claimOf(args, ctx);
    const id = `${claim.userId} ${claim.keyHash}`;
    while (running.has(id)) await running.get(id)?.catch(() => {});
    const answer = answerTo(args, ctx, claim).finally(() => running.delete(id));
    running.set(id, answer);
    return await answer;
  } catch (error) {
    if (error instanceof NothingChanged) return { result: error.result, isReplay: false };
    const refused = asFormatted(formatError(ctx.app.log, { message: messageOf(error) }, error));
    return { result: { data: null, errors: [refused] }, isReplay: false };
  }
}

interface Claim {
  userId: string;
  key: string;
  keyHash: string;
  requestHash: string;
}

function claimOf({ document, operationName, variableValues }: ExecutionArgs, ctx: Context): Claim {
  const { idempotencyKey: key = '', viewer } = ctx;
  if (!/^[\x21-\x7e]{1,255}$/.test(key)) {
    throw badInput(
      'Idempotency-Key',
      'An Idempotency-Key must be 1 to 255 letters, digits and signs of ASCII, such as a UUID.',
    );
  }
  const request = JSON.stringify([print(document), operationName ?? null, variableValues ?? {}]);
  return { userId: viewer?.id ?? '', key, keyHash: sha256(key), requestHash: sha256(request) };
}

async function answerTo(args: ExecutionArgs, ctx: Context, claim: Claim): Promise<Once> {
  const isBeside = rootFieldsOf(args.document, args.operationName).some((field) => standOnTheirOwn.has(field));
  const scope = currentScope();
  let afterCommit: (() => unknown)[] = [];
  const answer = async () =>
    transaction(
      ctx.app.orm.em.fork(),
      async (em): Promise<Once> => {
        const { requestHash, answer } = await claimKey(em, claim);
        if (requestHash !== claim.requestHash) {
          throw conflict(
            'This Idempotency-Key was used for another request within the last day: use a new one.',
            'Idempotency-Key',
          );
        }
        if (answer !== null) return { result: opened(ctx, claim, answer), isReplay: true };
        afterCommit = [];
        const result = isBeside
          ? await within(scope, async () => executeCounted(args))
          : await executeWithin(em, args, ctx, afterCommit);
        return { result: await keep(em, ctx, claim, result, isBeside), isReplay: false };
      },
      { once: isBeside },
    );
  // Changes must not wait for connections of their own pool, all of which might be held by claims.
  const once = await (isBeside ? within({ purpose: 'background' }, answer) : answer());
  for (const work of afterCommit) await work();
  return once;
}

/** All that services do by the context happens in this transaction, theirs being savepoints of it. */
async function executeWithin(
  em: EntityManager,
  args: ExecutionArgs,
  ctx: Context,
  afterCommit: (() => unknown)[],
): Promise<ExecutionResult> {
  const outside = { em: ctx.em, afterCommit: ctx.afterCommit };
  Object.assign(ctx, { em, afterCommit });
  forget(ctx);
  try {
    const result = await executeCounted(args);
    const repeatable = result.errors?.find(({ originalError }) => originalError && isRepeatable(originalError));
    if (repeatable) throw repeatable.originalError; // all of it is begun again
    return result;
  } finally {
    Object.assign(ctx, outside);
  }
}

/** The row of the key, waiting for whoever has it just now. */
async function claimKey(em: EntityManager, { userId, keyHash, requestHash }: Claim) {
  return rows(em)
    .insertInto('idempotency_keys')
    .values({ userId, keyHash, requestHash })
    .onConflict((conflict) => conflict.columns(['userId', 'keyHash']).doUpdateSet({ keyHash }))
    .returning(['requestHash', 'answer'])
    .executeTakeFirstOrThrow();
}

/** Keeps the answer, or throws what rolls back the change, when it has failed. */
async function keep(
  em: EntityManager,
  { app }: Context,
  claim: Claim,
  { data, errors }: ExecutionResult,
  isDone: boolean,
): Promise<ExecutionResult> {
  const formatted = errors?.map((error) => formattedError(app.log, error));
  const result = { data, ...(formatted && { errors: formatted.map(asFormatted) }) };
  const hasChanged = Object.values(data ?? {}).some((value) => value !== null);
  if (!hasChanged && formatted?.some(({ extensions }) => passing.has(extensions?.code)))
    throw new NothingChanged(result);
  let text = JSON.stringify({ data, errors: formatted });
  if (Buffer.byteLength(text) > maxAnswerBytes) {
    if (!isDone) throw badInput('Idempotency-Key', tooLarge);
    text = JSON.stringify({ data: null, errors: [{ message: notKept, extensions: { code: 'GONE' } }] });
  }
  try {
    await rows(em)
      .updateTable('idempotency_keys')
      .set({ answer: sealed(app.secret, claim, text) })
      .where('userId', '=', claim.userId)
      .where('keyHash', '=', claim.keyHash)
      .execute();
  } catch (error) {
    // After an error within it, PostgreSQL can only roll back a transaction.
    if ((error as { code?: string }).code !== '25P02' || !result.errors) throw error;
    throw new NothingChanged({ data: null, errors: result.errors });
  }
  return result;
}

const tooLarge =
  'The answer to a change with an Idempotency-Key may have at most 1 MiB, as it is kept: select less of it. Nothing was changed.';
const notKept = 'This was done before; its answer was too large to be kept.';

/** Rolls back; what was answered all the same. */
class NothingChanged extends Error {
  constructor(readonly result: ExecutionResult) {
    super('Nothing was changed.');
  }
}

// Answers can hold secrets, such as a new API key. The database alone, or a backup of it, does not tell them: reading takes the
// server's secret and the client's key, of which it has only the hash.

const cipherKey = (secret: KeyObject, { key }: Claim) => createHmac('sha256', secret).update(`answer ${key}`).digest();

function sealed(secret: KeyObject, claim: Claim, text: string): string {
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', cipherKey(secret, claim), iv);
  const bytes = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), bytes]).toString('base64');
}

function opened({ app }: Context, claim: Claim, answer: string): ExecutionResult {
  const bytes = Buffer.from(answer, 'base64');
  const decipher = createDecipheriv('aes-256-gcm', cipherKey(app.secret, claim), bytes.subarray(0, 12));
  decipher.setAuthTag(bytes.subarray(12, 28));
  const text = Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString();
  const { data, errors } = JSON.parse(text);
  return { data, ...(errors && { errors: errors.map(asFormatted) }) };
}

/** Over HTTP, in place of Apollo's own execution. */
export const mutationsOnce: ApolloServerPlugin<Context> = {
  async requestDidStart() {
    return {
      async responseForOperation({ schema, document, operation, request, contextValue }) {
        if (operation?.operation !== 'mutation' || !isOnce(contextValue)) return null;
        const { variables: variableValues, operationName } = request;
        const { result, isReplay } = await executeOnce({
          schema,
          document,
          contextValue,
          variableValues,
          operationName,
        });
        const singleResult = {
          ...result,
          ...(result.errors && { errors: result.errors.map((error) => error.toJSON()) }),
        };
        const headers = new HeaderMap(isReplay ? [['idempotency-replayed', 'true']] : []);
        return { http: { headers }, body: { kind: 'single', singleResult } };
      },
    };
  },
};

/** What is older than a day counts no longer. */
export async function deleteOldKeys(em: EntityManager): Promise<void> {
  await rows(em).deleteFrom('idempotency_keys').where(sql<SqlBool>`created_at < now() - interval '1 day'`).execute();
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
