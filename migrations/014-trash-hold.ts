/** When a server of this database last ran, so that nothing leaves the trash while nobody could have taken it out. */

import { Migration } from '@mikro-orm/migrations';

export class TrashHold extends Migration {
  override up(): void {
    this.addSql(`
      ALTER TABLE library
        ADD COLUMN last_server_at TIMESTAMPTZ NOT NULL DEFAULT now(),
        ADD COLUMN trash_held_until TIMESTAMPTZ`);
    // Nobody knows for how long no server ran before this one.
    this.addSql(`
      UPDATE library SET trash_held_until = now() + interval '1 day'
       WHERE EXISTS (SELECT FROM scenes WHERE trashed_at IS NOT NULL)`);
  }
}
