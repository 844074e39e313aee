/** What the active scenes directly in one folder come to. Kept by triggers on `scenes`; nothing else writes here. */
import { Entity, Index, ManyToOne, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy';
import { bigint, bigserial, foreignKey } from '../database/columns.ts';
import { StoragePath } from '../storage/storage-path.entity.ts';

@Entity({ tableName: 'folder_totals' })
@Unique({ name: 'uni_folder_totals_path', properties: ['storagePathId', 'path'] })
@Index({ name: 'idx_folder_totals_empty', properties: ['id'], where: 'scene_count = 0' })
export class FolderTotals {
  @PrimaryKey(bigserial())
  id!: string;

  @ManyToOne(() => StoragePath, foreignKey('cascade'))
  storagePathId!: number;

  /** The whole path of the folder. */
  @Property({ type: 'text', collation: 'C' })
  path!: string;

  @Property({ type: 'integer' })
  sceneCount!: number;

  /** Seconds. */
  @Property(bigint())
  totalDuration!: string;

  /** Bytes. */
  @Property(bigint())
  totalSize!: string;
}
