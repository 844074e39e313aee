import { expect, test } from 'vitest';
import type { PermissionName } from '../../src/auth/permissions.ts';
import type { Viewer } from '../../src/auth/viewer.type.ts';
import { withoutPaths } from '../../src/jobs/without-paths.ts';

const viewer = (...permissions: PermissionName[]) => ({
  viewer: { permissions: new Set(permissions) } as Partial<Viewer> as Viewer,
});

test.each([
  ['"film.mp4" is damaged (ffmpeg: Input/output error)', '"film.mp4" is damaged (ffmpeg: Input/output error)'],
  ["ENOENT: no such file or directory, open '/srv/videos/a.mp4'", "ENOENT: no such file or directory, open 'a.mp4'"],
  ['/srv/my videos/their films/film one.mp4: moov atom not found', 'film one.mp4: moov atom not found'],
  [`cannot read "/srv/it's: (a "folder")/x.mp4"`, 'cannot read "x.mp4"'],
  ['first /a/b/c.mp4\nthen /d/e f/g.mp4', 'first c.mp4\nthen g.mp4'],
  ['scale=2/3 of 1/2', 'scale=2/3 of 1/2'],
])('%j becomes %j', (message, shown) => {
  expect(withoutPaths(viewer('scenes:reprocess'), message)).toBe(shown);
  expect(withoutPaths({ viewer: null }, message)).toBe(shown);
  expect(withoutPaths(viewer('storage:manage'), message)).toBe(message);
});
