/** Finds the subtitles of a film, inside it and beside it, and turns them into WebVTT. */
import { createHash } from 'node:crypto';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, extname, join } from 'node:path';
import { askDisk } from '../files/disks.ts';
import { patience } from '../files/open-plain.ts';
import { inputArgs, streamFfmpeg } from './ffmpeg.ts';
import { languageName, languageTag } from './languages.ts';
import { MediaError } from './media-error.ts';
import type { SubtitleTrack } from './subtitle-track.type.ts';
import type { MediaTools } from './tools.ts';

/** More are not listed. */
const mostTracks = 100;

const textCodecs = ['subrip', 'ass', 'ssa', 'webvtt', 'mov_text', 'text'];

/** What `probe` knows of a stream of subtitles. */
interface SubtitleStream {
  index: number;
  codec_name?: string;
  isForced: boolean;
  language?: string;
  title?: string;
}

/** `name.srt`, `name.de.srt`, `name.en.forced.vtt` … beside `name.mkv`. */
export async function findSubtitlesBeside(film: string): Promise<SubtitleTrack[]> {
  const names = await askDisk(film, async () => readdir(dirname(film)), patience).catch(() => []);
  return subtitlesBeside(film, names);
}

/** Of a film's name or path: which of the names in its folder are its subtitles. */
export function subtitlesBeside(film: string, names: readonly string[]): SubtitleTrack[] {
  return names.toSorted().flatMap((name) => trackOfFile(name, basename(film, extname(film))) ?? []);
}

export const joinSubtitles = (inside: readonly SubtitleTrack[], beside: readonly SubtitleTrack[]): SubtitleTrack[] =>
  [...inside, ...beside].slice(0, mostTracks);

/** Whether a file is called as subtitles are. */
export const isSubtitleFile = (name: string): boolean => subtitleEnding.test(name);

const subtitleEnding = /\.(srt|vtt|ass)$/i;

/** Undefined for pictures of text. */
export function trackOfStream({
  index,
  codec_name: codec = '',
  isForced,
  ...tags
}: SubtitleStream): SubtitleTrack | undefined {
  if (!textCodecs.includes(codec)) return undefined;
  const language = languageTag(tags.language);
  const label = tags.title || labelOf(language, isForced ? ['forced'] : []) || `Subtitles ${index}`;
  return { id: `track${index}`, stream: index, language, label, isForced };
}

/** Undefined for a file that is none of the subtitles of `name`. */
export function trackOfFile(file: string, name: string): SubtitleTrack | undefined {
  const ending = subtitleEnding.exec(file)?.[0];
  if (!ending || !(file.startsWith(`${name}.`) || file === `${name}${ending}`)) return undefined;
  const words = file.slice(name.length, -ending.length).toLowerCase().split('.').filter(Boolean);
  const isFlag = (word: string) => ['forced', 'sdh', 'cc'].includes(word);
  if (words.length > 3) return undefined;
  const language = languageTag(words.find((word) => !isFlag(word) && languageTag(word)));
  const id = `file${createHash('sha256').update(file).digest('hex').slice(0, 12)}`;
  const label = labelOf(language, words.filter(isFlag)) || words.join(' ') || 'Subtitles';
  return { id, file, language, label, isForced: words.includes('forced') };
}

/** `German`, `German (forced)`. */
function labelOf(language: string, flags: readonly string[]): string {
  const name = languageName(language) || language;
  return name && flags.length > 0 ? `${name} (${flags.join(', ')})` : name;
}

/** A text of two hours takes a tenth of a megabyte. */
export const mostSubtitleBytes = 10 * 1024 ** 2;

/** A text track of a film as WebVTT. Reads all of the film. */
export async function trackAsWebVtt(tools: MediaTools, film: string, stream: number): Promise<string> {
  return webVttOf(tools, film, [...inputArgs(film), '-map', `0:${stream}`]);
}

/** The content of a file of subtitles as WebVTT; `name` tells which kind it is. */
export async function fileAsWebVtt(tools: MediaTools, name: string, content: Uint8Array): Promise<string> {
  if (content.length > mostSubtitleBytes) throw new MediaError('unsupported', name, 'is too large for subtitles');
  const text = decoded(content);
  const kind = extname(name).toLowerCase();
  if (kind === '.vtt' && /^WEBVTT(\s|$)/.test(text)) return text;
  const folder = await mkdtemp(join(tmpdir(), 'reelgraph-subtitles-'));
  try {
    const file = join(folder, 'text');
    await writeFile(file, text);
    const format = { '.srt': 'srt', '.ass': 'ass', '.vtt': 'webvtt' }[kind] ?? 'srt';
    return await webVttOf(tools, name, ['-protocol_whitelist', 'file', '-f', format, '-i', `file:${file}`]);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function webVttOf(tools: MediaTools, file: string, input: readonly string[]): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  const read = async (output: AsyncIterable<Buffer>) => {
    for await (const chunk of output) {
      length += chunk.length;
      if (length > mostSubtitleBytes) throw new MediaError('unsupported', file, 'holds too much for subtitles');
      chunks.push(chunk);
    }
  };
  await streamFfmpeg(tools, [...input, '-c:s', 'webvtt', '-f', 'webvtt', 'pipe:1'], { file, read });
  return Buffer.concat(chunks).toString('utf8');
}

/** By its byte order mark, else UTF-8 where it is that, else Windows-1252, which is what is left in the world. */
export function decoded(content: Uint8Array): string {
  const [first, second] = content;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(content);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(content);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(content);
  } catch {
    return new TextDecoder('windows-1252').decode(content);
  }
}
