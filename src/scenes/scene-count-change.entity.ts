/** What one change adds to a count of scenes. Triggers write here; `foldSceneCounts` moves it into `scene_counts`. */
import { Check, Entity, Index, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { bigint, bigserial, varchar } from '../database/columns.ts';
import type { Counted } from './scene-count.entity.ts';

@Entity({ tableName: 'scene_count_changes' })
@Index({ name: 'idx_scene_count_changes_kind_key', properties: ['kind', 'key'] })
export class SceneCountChange {
  @PrimaryKey(bigserial())
  id!: string;

  @Property(varchar(10))
  @Check({
    name: 'scene_count_changes_kind_check',
    expression: "kind IN ('library', 'dimensions', 'actor', 'studio', 'tag')",
  })
  kind!: Counted;

  @Property(bigint())
  key!: string;

  @Property({ type: 'integer' })
  scenes!: number;

  /** Seconds. */
  @Property(bigint())
  duration!: string;

  /** Bytes. */
  @Property(bigint())
  size!: string;
}
