/** Films that cannot be opened, in words for people. */
import { expect, test } from 'vitest';
import { aviBytes } from '../../src/media/avi.ts';
import { openFilm } from '../../src/media/open-film.ts';

test('one that has gone is missing, named without its folder', async () => {
  for (const attempt of [openFilm('/nowhere/lost.avi'), aviBytes('/nowhere/lost.avi')]) {
    await expect(attempt).rejects.toMatchObject({ kind: 'missing', message: '"lost.avi" does not exist any more' });
  }
});
