/** A tag on a scene. */

import { Entity, Index, ManyToOne, PrimaryKey, Unique } from '@mikro-orm/decorators/legacy';
import { bigintForeignKey, foreignKey, serial } from '../database/columns.ts';
import { Tag } from '../tags/tag.entity.ts';
import { Scene } from './scene.entity.ts';

@Entity({ tableName: 'scene_tags' })
@Unique({ properties: ['sceneId', 'tagId'] })
@Index({ name: 'idx_scene_tags_scene_id', properties: ['sceneId'] })
@Index({ name: 'idx_scene_tags_tag_id', properties: ['tagId'] })
@Index({ name: 'idx_scene_tags_tag_scene', properties: ['tagId', 'sceneId'] })
export class SceneTag {
  @PrimaryKey(serial())
  id!: number;

  @ManyToOne(() => Scene, foreignKey('cascade'))
  sceneId!: string;

  @ManyToOne(() => Tag, bigintForeignKey('cascade'))
  tagId!: string;
}
