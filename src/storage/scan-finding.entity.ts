/** A file or scene that a scan did something about, or would do in a dry run. */

import { Entity, Index, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { bigint, bigserial, foreignKey, varchar } from '../database/columns.ts';
import { Scan } from './scan.entity.ts';
import type { FindingKind } from './scan.enums.ts';

@Entity({ tableName: 'scan_findings' })
@Index({ name: 'idx_scan_findings_scan_id', properties: ['scanId', 'kind'] })
export class ScanFinding {
  @PrimaryKey(bigserial())
  id!: string;

  @ManyToOne(() => Scan, foreignKey('cascade'))
  scanId!: number;

  @Property(varchar(20))
  kind!: FindingKind;

  @Property({ type: 'text' })
  path!: string;

  /** Of a scene that moved. */
  @Property({ type: 'text', nullable: true })
  previousPath?: string | null;

  /** null for a file that is new. */
  @Property({ ...bigint(), nullable: true })
  sceneId?: string | null;
}
