/** The list of scans. */
import { expressionBuilder } from 'kysely';
import type { Database } from '../database/rows.ts';
import { listOf } from '../lists/list.ts';
import { Scan } from './scan.entity.ts';
import { selectScans } from './scan.queries.ts';

const { ref } = expressionBuilder<Database, 'scan_history'>();

export const scanList = listOf({
  node: Scan,
  name: 'Scan',
  find: ({ em }) => selectScans(em),
  primaryKey: ref('scan_history.id'),
});
