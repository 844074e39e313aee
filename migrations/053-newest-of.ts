/** The newest scenes of a studio and of a type, which related scenes are chosen from, however many there are. */

import { Migration } from '@mikro-orm/migrations';

export class NewestOf extends Migration {
  override up(): void {
    this.addSql('CREATE INDEX idx_scenes_studio_newest ON scenes (studio_id, id)');
    this.addSql('CREATE INDEX idx_scenes_type_newest ON scenes (type, id) WHERE type IS NOT NULL');
  }
}
