/** An actor in a scene. */

import { Entity, Index, ManyToOne, PrimaryKey, Unique } from '@mikro-orm/decorators/legacy';
import { Actor } from '../actors/actor.entity.ts';
import { bigserial, foreignKey } from '../database/columns.ts';
import { Scene } from './scene.entity.ts';

@Entity({ tableName: 'scene_actors' })
@Unique({ properties: ['sceneId', 'actorId'] })
@Index({ name: 'idx_scene_actors_scene_id', properties: ['sceneId'] })
@Index({ name: 'idx_scene_actors_actor_id', properties: ['actorId'] })
@Index({ name: 'idx_scene_actors_actor_scene', properties: ['actorId', 'sceneId'] })
export class SceneActor {
  @PrimaryKey(bigserial())
  id!: string;

  @ManyToOne(() => Scene, foreignKey('cascade'))
  sceneId!: string;

  /** The actor's `pk`. */
  @ManyToOne(() => Actor, foreignKey('cascade'))
  actorId!: string;
}
