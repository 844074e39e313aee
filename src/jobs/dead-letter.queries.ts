/** Reads of dead letters. */
import type { EntityManager } from '@mikro-orm/postgresql';
import type { Context } from '../context.ts';
import { type Row, rows } from '../database/rows.ts';
import { type ForwardPageArgs, newestFirst, type Page, pageOf, windowOf } from '../lists/connection.ts';
import type { DeadLetter } from './dead-letter.entity.ts';
import type { DeadLetterStatus } from './job.enums.ts';

export type DeadLetterRow = Row<DeadLetter>;

/** A page of all, or of those of a status, newest first. */
export async function pageOfDeadLetters(
  { em }: Pick<Context, 'em'>,
  status: DeadLetterStatus | null,
  args: ForwardPageArgs,
): Promise<Page<DeadLetterRow>> {
  const window = windowOf(args, 'deadLetters');
  const query = status ? selectLetters(em).where('status', '=', status) : selectLetters(em);
  const found = await newestFirst(query, 'id', window).execute();
  return pageOf(window, 'deadLetters', found, (letter) => letter.id);
}

export async function countDeadLetters({ em }: Pick<Context, 'em'>, status: DeadLetterStatus | null): Promise<number> {
  const all = rows(em)
    .selectFrom('dead_letter_queue')
    .select(({ fn }) => fn.countAll().as('count'));
  const { count } = await (status ? all.where('status', '=', status) : all).executeTakeFirstOrThrow();
  return Number(count);
}

function selectLetters(em: EntityManager) {
  return rows(em).selectFrom('dead_letter_queue').selectAll();
}
