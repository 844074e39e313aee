/** When a tag last changed, as of actors, studios and scenes. */

import { Migration } from '@mikro-orm/migrations';

export class TagUpdatedAt extends Migration {
  override up(): void {
    this.addSql('ALTER TABLE tags ADD COLUMN updated_at TIMESTAMPTZ NOT NULL DEFAULT now()');
  }
}
