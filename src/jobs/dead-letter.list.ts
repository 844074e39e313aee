/** The list of dead letters. */
import { expressionBuilder } from 'kysely';
import { type Database, type Row, rows } from '../database/rows.ts';
import { listOf } from '../lists/list.ts';
import { DeadLetter } from './dead-letter.entity.ts';
import type { DeadLetterStatus } from './job.enums.ts';

export type DeadLetterRow = Row<DeadLetter>;

const { ref } = expressionBuilder<Database, 'dead_letter_queue'>();

export const deadLetterList = listOf({
  node: DeadLetter,
  name: 'DeadLetter',
  find({ em }, { status }: { status?: DeadLetterStatus | null }) {
    const all = rows(em).selectFrom('dead_letter_queue').selectAll();
    return status == null ? all : all.where('status', '=', status);
  },
  primaryKey: ref('dead_letter_queue.id'),
});
