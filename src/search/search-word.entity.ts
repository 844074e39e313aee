/** The vocabulary: every word of all documents, to correct typos by and to know which words are frequent. */
import { Entity, Index, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';

@Entity({ tableName: 'search_words' })
@Index({
  name: 'idx_search_words_trigrams',
  expression: 'create index "idx_search_words_trigrams" on "search_words" using gin (word gin_trgm_ops)',
})
export class SearchWord {
  @PrimaryKey({ type: 'text', collation: 'C' })
  word!: string;

  /** How many documents have it. */
  @Property({ type: 'integer' })
  documents!: number;
}
