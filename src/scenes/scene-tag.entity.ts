/** A tag on a scene. */

import { Entity, Index, ManyToOne, PrimaryKey, Unique } from '@mikro-orm/decorators/legacy';
import { bigintReference, reference, serial } from '../database/columns.ts';
import { Tag } from '../tags/tag.entity.ts';
import { Scene } from './scene.entity.ts';

@Entity({ tableName: 'scene_tags' })
@Unique({ properties: ['sceneId', 'tagId'] })
@Index({ name: 'idx_scene_tags_scene_id', properties: ['sceneId'] })
@Index({ name: 'idx_scene_tags_tag_id', properties: ['tagId'] })
export class SceneTag {
  @PrimaryKey(serial())
  id!: number;

  @ManyToOne(() => Scene, reference('cascade'))
  sceneId!: string;

  @ManyToOne(() => Tag, bigintReference('cascade'))
  tagId!: string;
}
