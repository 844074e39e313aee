/** What the active scenes of the library, a size of pictures, an actor, a studio or a tag come to. Only `foldSceneCounts` writes here. */
import { Check, Entity, Index, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { bigint, varchar } from '../database/columns.ts';

/** What scenes are counted by. */
export type Counted = 'library' | 'dimensions' | 'actor' | 'studio' | 'tag';

@Entity({ tableName: 'scene_counts' })
@Index({ name: 'idx_scene_counts_none', properties: ['kind', 'key'], where: 'scenes = 0' })
export class SceneCount {
  @PrimaryKey(varchar(10))
  @Check({ name: 'scene_counts_kind_check', expression: "kind IN ('library', 'dimensions', 'actor', 'studio', 'tag')" })
  kind!: Counted;

  /** Of the actor, studio or tag; `width * 2^32 + height` of pictures; 0 for the library. */
  @PrimaryKey({ ...bigint(), autoincrement: false })
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
