/** A file that a scan could not take in, and why. */

import type { Opt } from '@mikro-orm/core';
import { Entity, Index, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { bigserial, foreignKey, timestamptzNow } from '../database/columns.ts';
import { Scan } from './scan.entity.ts';

@Entity({ tableName: 'scan_errors' })
@Index({ name: 'idx_scan_errors_scan_id', properties: ['scanId'] })
export class ScanError {
  @PrimaryKey(bigserial())
  id!: string;

  @ManyToOne(() => Scan, foreignKey('cascade'))
  scanId!: number;

  @Property({ type: 'text' })
  path!: string;

  @Property({ type: 'text' })
  message!: string;

  @Property(timestamptzNow())
  createdAt!: Opt<Date>;
}
