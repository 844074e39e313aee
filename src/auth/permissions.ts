/** The rights that exist, as the database names them. */
export type PermissionName =
  | 'scenes:view'
  | 'scenes:upload'
  | 'scenes:edit'
  | 'scenes:delete'
  | 'scenes:reprocess'
  | 'scenes:trash'
  | 'library:manage'
  | 'jobs:manage'
  | 'storage:manage'
  | 'shares:manage'
  | 'users:manage'
  | 'users:create'
  | 'users:delete'
  | 'roles:manage'
  | 'settings:manage';
