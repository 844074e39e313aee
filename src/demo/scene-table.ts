/** The scenes as a table for the terminal. */
import type { SceneCoreFragment } from '../sdk/client.ts';

const columns: [title: string, value: (scene: SceneCoreFragment) => string][] = [
  ['scene', ({ displayTitle }) => displayTitle],
  ['size', ({ width, height }) => `${width}×${height}`],
  ['length', ({ duration }) => `${duration} s`],
  ['codecs', ({ videoCodec, audioCodec }) => [videoCodec, audioCodec || 'no sound'].join(' + ')],
  ['bytes', ({ size }) => size.toLocaleString('en')],
  ['status', ({ processingStatus }) => processingStatus.toLowerCase()],
  ['thumbnail', ({ thumbnail }) => (thumbnail ? `${thumbnail.width}×${thumbnail.height}` : '–')],
  ['sprites', ({ sprites }) => (sprites ? `${sprites.sheetCount} sheet, every ${sprites.intervalSeconds} s` : '–')],
];

export function sceneTable(scenes: readonly SceneCoreFragment[]): string {
  const cells = [columns.map(([title]) => title), ...scenes.map((scene) => columns.map(([, value]) => value(scene)))];
  const widths = columns.map((_, column) => Math.max(...cells.map((row) => row[column]?.length ?? 0)));
  const lines = cells.map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  '));
  return [lines[0], widths.map((width) => '─'.repeat(width)).join('  '), ...lines.slice(1)].join('\n');
}
