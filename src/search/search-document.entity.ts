/** What search looks into: the words of one scene, actor, studio or tag. */
import type { Opt } from '@mikro-orm/core';
import { Check, Entity, Index, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { bigint, varchar } from '../database/columns.ts';
import type { DocumentKind } from './search.enums.ts';

const indexOf = (kind: `${DocumentKind}`, columns = 'words') => ({
  name: `idx_search_documents_${kind}_words`,
  expression: `create index "idx_search_documents_${kind}_words" on "search_documents" using gin (${columns}) with (gin_pending_list_limit = 512) where kind = '${kind}'`,
});

@Entity({ tableName: 'search_documents' })
@Check({ name: 'search_documents_kind_check', expression: "kind IN ('scene', 'actor', 'studio', 'tag')" })
@Index(indexOf('scene', 'words, facts'))
@Index(indexOf('actor'))
@Index(indexOf('studio'))
@Index(indexOf('tag'))
export class SearchDocument {
  @PrimaryKey(varchar(10))
  kind!: DocumentKind;

  @PrimaryKey({ ...bigint(), autoincrement: false })
  id!: string;

  /** Title or name A, file name or short name B, what it is related to C, description D. */
  @Property({ type: 'string', columnType: 'tsvector' })
  words!: string;

  /** Actors A, studio B, tags C: the words that have the weight C above, more finely. */
  @Property({ type: 'string', columnType: 'tsvector', defaultRaw: "''" })
  related!: Opt<string>;

  /** Of scenes: what filters ask of them beside a text (`src/scenes/scene-facts.ts`). */
  @Property({ type: 'number[]', columnType: 'integer[]' })
  facts!: number[];

  /** Grows with every write that changes words, of this or any other document. */
  @Property(bigint())
  version!: string;
}
