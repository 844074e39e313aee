/** The orders by title and by views are read from where a page begins: whether there is a value comes first, then the value. */

import { Migration } from '@mikro-orm/migrations';

export class AbsentLast extends Migration {
  override up(): void {
    this.addSql('DROP INDEX idx_scenes_title, idx_scenes_view_count');
    this.addSql('CREATE INDEX idx_scenes_title ON scenes ((title IS NULL), lower(title), id)');
    this.addSql('CREATE INDEX idx_scenes_view_count ON scenes ((view_count IS NOT NULL), view_count, id)');
    // How many rows come after a cursor PostgreSQL guesses from the first column alone. If it knew that hardly any value
    // is absent, it would expect next to none and read page 2 of a narrow filter from this index; so it shall not know.
    this.addSql('ALTER INDEX idx_scenes_title ALTER COLUMN 1 SET STATISTICS 0');
    this.addSql('ALTER INDEX idx_scenes_view_count ALTER COLUMN 1 SET STATISTICS 0');
  }
}
