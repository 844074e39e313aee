/** Who may open a share link, as it is stored. */

export enum ShareType {
  PUBLIC = 'public',
  AUTH_REQUIRED = 'auth_required',
}
