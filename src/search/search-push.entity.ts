/** A scene that the search engine beside PostgreSQL has still to be told of. */
import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { bigint } from '../database/columns.ts';

@Entity({ tableName: 'search_pushes' })
export class SearchPush {
  @PrimaryKey({ ...bigint(), autoincrement: false })
  sceneId!: string;

  /** Of the document when it changed last. */
  @Property(bigint())
  version!: string;
}
