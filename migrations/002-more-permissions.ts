/** Permissions for what the first ten do not cover. */

import { Migration } from '@mikro-orm/migrations';

export class MorePermissions extends Migration {
  override up(): void {
    this.addSql(`
      INSERT INTO permissions (name, description) VALUES
        ('scenes:edit', 'Edit the details of scenes'),
        ('library:manage', 'Manage actors, studios and tags'),
        ('jobs:manage', 'Manage jobs, triggers and retries'),
        ('storage:manage', 'Manage storage paths and scans'),
        ('shares:manage', 'Manage the share links of all users')`);
    this.addSql(`
      INSERT INTO role_permissions (role_id, permission_id)
      SELECT roles.id, permissions.id FROM roles, permissions
      WHERE (roles.name = 'admin'
             AND permissions.name IN ('scenes:edit', 'library:manage', 'jobs:manage', 'storage:manage', 'shares:manage'))
         OR (roles.name = 'moderator' AND permissions.name IN ('scenes:edit', 'library:manage'))
      ORDER BY roles.id, permissions.id`);
  }
}
