/** Lists of actors, studios and tags by name are read from an index, as those of scenes by title are. */

import { Migration } from '@mikro-orm/migrations';

const byName = '((lower(name) COLLATE natural_order), id)';

export class ListsByName extends Migration {
  override up(): void {
    for (const table of ['actors', 'studios'])
      this.addSql(`CREATE INDEX idx_${table}_natural_name ON ${table} ${byName} WHERE deleted_at IS NULL`);
    this.addSql(`CREATE INDEX idx_tags_natural_name ON tags ${byName}`);
    this.addSql('ANALYZE actors, studios, tags'); // autovacuum would look at the order only when a tenth of the rows have changed
  }
}
