/** `npm run codegen`: writes the SDK's code from schema.graphql and src/sdk/operations, and the API reference from schema.graphql. */
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { buildSchema, concatAST, parse, validate } from 'graphql';
import { apiReference } from './scripts/api-reference.ts';
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

/** The contents of each page of docs/reference/, by its path. */
export async function generateReference(): Promise<Record<string, string>> {
  const pages = apiReference(await readFile(new URL('schema.graphql', root), 'utf8'));
  return Object.fromEntries([...pages].map(([file, text]) => [`docs/reference/${file}`, text]));
}

if (import.meta.main) {
  await mkdir(new URL('docs/reference/', root), { recursive: true });
  const files = { ...(await generateSdk()), ...(await generateReference()) };
  for (const [path, content] of Object.entries(files)) await writeFile(new URL(path, root), content);
}
