/** The typed client is what `npm run codegen` makes of the schema and the operations. */
import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { generateSdk } from '../../codegen.ts';

test('what is generated is current; if not, run npm run codegen', async () => {
  for (const [path, content] of Object.entries(await generateSdk())) {
    expect(await readFile(new URL(`../../${path}`, import.meta.url), 'utf8'), path).toBe(content);
  }
});
