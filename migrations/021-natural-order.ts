/** Titles and names are ordered as people do: 2 before 10, whatever the case and the accents. */

import { Migration } from '@mikro-orm/migrations';

export class NaturalOrder extends Migration {
  override up(): void {
    // Where PostgreSQL was built without ICU, the order is that of the characters, in small letters.
    this.addSql(`
      DO $$
      BEGIN
        CREATE COLLATION natural_order (provider = icu, locale = 'und-u-kn-true-ks-level1', deterministic = false);
      EXCEPTION WHEN feature_not_supported THEN
        CREATE COLLATION natural_order (provider = builtin, locale = 'C.UTF-8');
      END $$`);
    this.addSql('DROP INDEX idx_scenes_title');
    this.addSql(`
      CREATE INDEX idx_scenes_title ON scenes ((title IS NULL), (lower(title) COLLATE natural_order), id)`);
    this.addSql('ALTER INDEX idx_scenes_title ALTER COLUMN 1 SET STATISTICS 0'); // as it was, for the reason given there
  }
}
