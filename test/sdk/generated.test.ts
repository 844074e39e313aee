/** The typed client is what `npm run codegen` makes of the schema and the operations. */
import { readFile } from 'node:fs/promises';
import { generate } from '@graphql-codegen/cli';
import { expect, test } from 'vitest';
import config from '../../codegen.ts';

test('generated.ts is current; if not, run npm run codegen', async () => {
  const outputs = (await generate({ ...config, silent: true }, false)) as { filename: string; content: string }[];
  expect(outputs).toHaveLength(1);
  for (const { filename, content } of outputs) expect(await readFile(filename, 'utf8')).toBe(content);
});
