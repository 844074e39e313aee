/** A permission that a role holds. */

import { Entity, Index, ManyToOne, PrimaryKey, Unique } from '@mikro-orm/decorators/legacy';
import { bigserial, foreignKey } from '../database/columns.ts';
import { Permission } from './permission.entity.ts';
import { Role } from './role.entity.ts';

@Entity({ tableName: 'role_permissions' })
@Unique({ name: 'uni_role_permissions', properties: ['roleId', 'permissionId'] })
@Index({ name: 'idx_role_permissions_role_id', properties: ['roleId'] })
export class RolePermission {
  @PrimaryKey(bigserial())
  id!: string;

  @ManyToOne(() => Role, foreignKey('cascade'))
  roleId!: string;

  @ManyToOne(() => Permission, foreignKey('cascade'))
  permissionId!: string;
}
