/** ffmpeg and ffprobe, and whether they have been built with what the server asks of them. */
import { access, constants, stat } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import type { Config } from '../config.ts';
import { type FfmpegPart, partsOf } from '../media/parts.ts';
import { findMediaTools } from '../media/tools.ts';
import { type Finding, failed, good, problem, warning } from './finding.ts';

/** Without them a phase or a way of playing fails. */
const needed: Record<FfmpegPart, readonly string[]> = {
  encoders: ['libx264', 'aac', 'libwebp', 'png', 'webvtt'],
  decoders: ['h264', 'aac', 'png', 'webp', 'mjpeg'],
  filters: ['scale', 'select', 'crop', 'tile'],
};

/** Without them films of these kinds fail, or look washed out. */
const wanted: Record<FfmpegPart, readonly string[]> = {
  encoders: [],
  decoders: ['hevc', 'vp8', 'vp9', 'av1', 'mpeg2video', 'mpeg4', 'vc1', 'wmv3', 'mp3', 'ac3', 'eac3', 'dca', 'opus'],
  filters: ['zscale', 'tonemap'],
};

const install = 'install a complete ffmpeg (apt install ffmpeg, dnf install ffmpeg), or set FFMPEG_PATH to one';

export async function* checkMedia(config: Config): AsyncGenerator<Finding> {
  const tools = await findMediaTools(config).catch(failed);
  if ('level' in tools) return yield tools;
  const [ffmpeg, ffprobe] = await Promise.all([pathOf(tools.ffmpeg), pathOf(tools.ffprobe)]);
  yield good(`ffmpeg ${tools.ffmpegVersion} (${ffmpeg}), ffprobe (${ffprobe})`);
  let isComplete = true;
  for (const part of ['encoders', 'decoders', 'filters'] as const) {
    const found = await partsOf(tools.ffmpeg, part);
    const missing = (names: readonly string[]) => names.filter((name) => !found.has(name));
    const [lacks, lacksWanted] = [missing(needed[part]), missing(wanted[part])];
    if (lacks.length > 0) yield problem(`this ffmpeg lacks the ${part} ${lacks.join(', ')}`, install);
    if (lacksWanted.length > 0)
      yield warning(`this ffmpeg lacks the ${part} ${lacksWanted.join(', ')}: some films fail or look wrong`, install);
    isComplete &&= lacks.length + lacksWanted.length === 0;
  }
  if (isComplete) yield good('it has the encoders, decoders and filters that are used');
}

/** Where a program that is called by its bare name is found. */
async function pathOf(program: string): Promise<string> {
  if (program.includes('/')) return program;
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    const path = join(folder, program);
    if (await canRun(path)) return path;
  }
  return program;
}

/** A folder that may be entered counts as executable, too. */
const canRun = async (path: string) =>
  access(path, constants.X_OK).then(
    async () => (await stat(path)).isFile(),
    () => false,
  );
