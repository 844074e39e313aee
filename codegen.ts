/** `npm run codegen`: writes the SDK's code from schema.graphql and src/sdk/operations. */
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { buildSchema, concatAST, parse, validate } from 'graphql';
import { SdkPrinter } from './scripts/sdk-printer.ts';

const root = new URL('./', import.meta.url);

/** The contents of each generated file, by its path. Throws when an operation does not fit the schema. */
export async function generateSdk(): Promise<Record<string, string>> {
  const read = (path: string) => readFile(new URL(path, root), 'utf8');
  const schema = buildSchema(await read('schema.graphql'));
  const folder = 'src/sdk/operations/';
  const names = (await readdir(new URL(folder, root))).toSorted();
  const document = concatAST(await Promise.all(names.map(async (name) => parse(await read(folder + name)))));
  const errors = validate(schema, document);
  if (errors.length > 0) throw new AggregateError(errors, errors.map(String).join('\n\n'));
  const printer = new SdkPrinter(schema, document);
  return { 'src/sdk/generated.ts': printer.strings(), 'src/sdk/documents.ts': printer.trees() };
}

if (import.meta.main) {
  for (const [path, content] of Object.entries(await generateSdk())) await writeFile(new URL(path, root), content);
}
