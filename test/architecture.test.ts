/** Who imports whom, held against the table in ARCHITECTURE.md. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, test } from 'vitest';

const root = new URL('../', import.meta.url).pathname;

interface Import {
  from: string;
  to: string;
}

/** The words after each line's name, in order: a place imports from those that come after it. */
const order = tableOf(readFileSync(join(root, 'ARCHITECTURE.md'), 'utf8'));
const files = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .toSorted();
const imports = files.flatMap(importsOf);

describe('every import', () => {
  test('of a place is from one below it', () => {
    expect(imports.filter(isUpwards).map(inWords)).toEqual([]);
  });

  test('of a leaf is from leaves, or from what columns and fields are made of', () => {
    const groundwork = [
      'database/columns.ts',
      'graphql/scalars.ts',
      'graphql/cost.ts',
      'graphql/shared.ts',
      'errors.ts',
      'auth/permissions.ts',
      'jobs/phases.ts',
    ];
    const isTooMuch = ({ from, to }: Import) => isLeaf(from) && !isLeaf(to) && !groundwork.includes(to);
    expect(imports.filter(isTooMuch).map(inWords)).toEqual([]);
  });

  test('of a resolver, route or task is from none of these', () => {
    const isEntryPoint = (file: string) => /\.(resolver|routes|task)\.ts$/.test(file);
    expect(imports.filter(({ from, to }) => isEntryPoint(from) && isEntryPoint(to)).map(inWords)).toEqual([]);
  });

  test('leads to no circle', () => {
    expect(circleIn(imports)?.join(' -> ')).toBeUndefined();
  });
});

describe('the table', () => {
  test('names every folder and every file beside them once', () => {
    expect(order.toSorted()).toEqual([...new Set(files.map(placeOf))].toSorted());
  });
});

test('the rules can fail', () => {
  expect(isUpwards(pair('jobs/queue.ts', 'scenes/strays.ts'))).toBe(true);
  expect(isUpwards(pair('scenes/strays.ts', 'jobs/queue.ts'))).toBe(false);
  expect(isUpwards(pair('jobs/queue.ts', 'scenes/scene.entity.ts'))).toBe(false);
  expect(circleIn([pair('a', 'b'), pair('b', 'c'), pair('c', 'a')])).toEqual(['a', 'b', 'c', 'a']);
  expect(importsIn("import type {\n  A,\n} from '../x/y.ts';\nexport { b } from './z.ts';", 'jobs/a.ts')).toEqual([
    pair('jobs/a.ts', 'x/y.ts'),
    pair('jobs/a.ts', 'jobs/z.ts'),
  ]);
});

/** Leaves may be imported from anywhere. */
function isUpwards({ from, to }: Import): boolean {
  return !isLeaf(to) && order.indexOf(placeOf(from)) > order.indexOf(placeOf(to));
}

function tableOf(document: string): string[] {
  const [, table = ''] = /## Who may import whom.*?```\n(.*?)```/s.exec(document) ?? [];
  return table
    .split('\n')
    .filter((line) => line && !line.startsWith('leaves'))
    .flatMap((line) => line.replace(/^\w+( \w+)? {2,}/, '').split(', '));
}

/** The entry of the table that a file belongs to: a file that is named, else its folder. */
function placeOf(file: string): string {
  const name = file.replace(/\.ts$/, '');
  return order.includes(name) || !file.includes('/') ? name : (file.split('/')[0] ?? '');
}

function isLeaf(file: string): boolean {
  return /\.(entity|enums|type)\.ts$/.test(file) && file !== 'app.type.ts';
}

function importsOf(file: string): Import[] {
  return importsIn(readFileSync(join(root, 'src', file), 'utf8'), file);
}

function importsIn(source: string, from: string): Import[] {
  return [...source.matchAll(/^(?:import|export)\b[^;]*? from '(\.[^']+)';/gms)]
    .map(([, path = '']) => pair(from, normalize(join(dirname(from), path))))
    .filter(({ to }) => !to.startsWith('..'));
}

/** The first circle found, as the files along it. */
function circleIn(all: readonly Import[]): string[] | undefined {
  const targets = Map.groupBy(all, ({ from }) => from);
  const done = new Set<string>();
  function visit(file: string, path: readonly string[]): string[] | undefined {
    if (path.includes(file)) return [...path.slice(path.indexOf(file)), file];
    if (done.has(file)) return undefined;
    for (const { to } of targets.get(file) ?? []) {
      const circle = visit(to, [...path, file]);
      if (circle) return circle;
    }
    done.add(file);
    return undefined;
  }
  return [...targets.keys()].map((file) => visit(file, [])).find((circle) => circle !== undefined);
}

function pair(from: string, to: string): Import {
  return { from, to };
}

const inWords = ({ from, to }: Import) => `${from} -> ${to}`;
