/**
 * Titles, file names, descriptions and names for a large library that are made of words as real ones are: 20,000
 * words of which few are frequent and most are rare. The same ones each time.
 */
import pg from 'pg';
import { randomly } from './seed.ts';

const wordCount = 20_000;

/** Gives all scenes, actors, studios and tags of a seeded library new texts. */
export async function seedTexts(databaseUrl: string): Promise<{ words: string[] }> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query('set session_replication_role = replica');
    const random = randomly(7);
    const below = (limit: number) => Math.floor(random() * limit);
    const words = makeWords(below);
    /** By Zipf's law: the nth word is used 1/n times as often as the first. */
    const word = () => words[Math.floor(wordCount ** random()) - 1] ?? '';
    const text = (count: number) => Array.from({ length: count }, word).join(' ');
    const capitals = (value: string) => value.replace(/\b[a-z]/g, (letter) => letter.toUpperCase());
    const pick = (list: string[]) => list[below(list.length)] ?? '';

    await rename(client, 'tags', () => text(1 + below(2)), true);
    await rename(client, 'actors', () => capitals(`${pick(words.slice(0, 400))} ${pick(words)}`), false);
    await rename(client, 'studios', () => capitals(text(2)), false);
    const { rows: scenes } = await client.query<{ id: string }>('select id from scenes order by id');
    for (let from = 0; from < scenes.length; from += 10_000) {
      const ids = scenes.slice(from, from + 10_000).map(({ id }) => id);
      const titles = ids.map(() => (random() < 0.9 ? capitals(text(2 + below(5))) : null));
      const files = ids.map(() => {
        const date = `${2005 + below(20)}.${String(1 + below(12)).padStart(2, '0')}.${String(1 + below(28)).padStart(2, '0')}`;
        return `${capitals(text(2 + below(4))).replaceAll(' ', '.')}.${date}.${pick(['1080p', '720p', '2160p'])}.mp4`;
      });
      const descriptions = ids.map(() => (random() < 0.5 ? `${text(10 + below(40))}.` : ''));
      await client.query(
        `update scenes set title = t.title, original_filename = left(t.file, 255), description = t.description
           from unnest($1::bigint[], $2::text[], $3::text[], $4::text[]) t(id, title, file, description)
          where scenes.id = t.id`,
        [ids, titles, files, descriptions],
      );
    }
    await client.query('vacuum analyze');
    return { words };
  } finally {
    await client.end();
  }
}

async function rename(client: pg.Client, table: string, name: () => string, isUnique: boolean): Promise<void> {
  const { rows } = await client.query<{ id: string }>(`select id from ${table} order by id`);
  const names = rows.map(({ id }) => (isUnique ? `${name()} ${id}` : name()));
  await client.query(
    `update ${table} set name = t.name from unnest($1::bigint[], $2::text[]) t(id, name) where ${table}.id = t.id`,
    [rows.map(({ id }) => id), names],
  );
}

/** Words of two to five syllables, each once. */
function makeWords(below: (limit: number) => number): string[] {
  const starts = [
    'b',
    'br',
    'c',
    'cl',
    'd',
    'f',
    'g',
    'gr',
    'h',
    'j',
    'k',
    'l',
    'm',
    'n',
    'p',
    'pr',
    'r',
    's',
    'st',
    't',
    'tr',
    'v',
    'w',
  ];
  const vowels = ['a', 'e', 'i', 'o', 'u', 'ea', 'ou'];
  const ends = ['', '', 'n', 'r', 's', 'l', 't', 'nd', 'ck'];
  const of = (list: string[]) => list[below(list.length)] ?? '';
  const made = new Set<string>();
  while (made.size < wordCount) {
    const syllables = 1 + below(4);
    made.add(Array.from({ length: syllables }, () => of(starts) + of(vowels)).join('') + of(ends));
  }
  return [...made];
}
