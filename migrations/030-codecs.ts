/** The codecs of a video as its content type names them. */

import { Migration } from '@mikro-orm/migrations';

export class Codecs extends Migration {
  override up(): void {
    this.addSql(`ALTER TABLE scenes ADD COLUMN codecs TEXT NOT NULL DEFAULT ''`);
  }
}
