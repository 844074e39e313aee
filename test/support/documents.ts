/** The documents of the repository, as their readers see them. */
import { readdirSync, readFileSync } from 'node:fs';

const root = new URL('../../', import.meta.url);

/** The text of a file of the repository. */
export const read = (file: string): string => readFileSync(new URL(file, root), 'utf8');

/** Every page that is written by hand. */
export const pages: readonly string[] = [
  ...['README.md', 'ARCHITECTURE.md', 'CHANGELOG.md', 'packages/sdk/README.md', 'examples/web/README.md'],
  ...readdirSync(new URL('docs/', root))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
];

export interface Sample {
  language: string;
  code: string;
  /** The block of JSON behind it, which is what a GraphQL document is sent with. */
  variables: Record<string, unknown>;
}

/** The code blocks of a page that name a language, in order; one in a list is indented. */
export function samplesOf(page: string): Sample[] {
  const blocks = read(page).matchAll(/^( *)```(\w+)\n([\s\S]*?)^ *```$(?:\n\n *```json\n([\s\S]*?)^ *```$)?/gm);
  return [...blocks].map(([, indent = '', language = '', code = '', variables = '{}']) => ({
    language,
    code: code.replaceAll(new RegExp(`^${indent}`, 'gm'), ''),
    variables: language === 'graphql' ? JSON.parse(variables) : {},
  }));
}
