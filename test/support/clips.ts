/** Films for tests, made once by ffmpeg and kept in the system's temporary folder; copy one before you change it. */

import { createHash } from 'node:crypto';
import { access, cp, mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { inputArgs, runFfmpeg } from '../../src/media/ffmpeg.ts';
import {
  type ClipRecipe,
  CODECS,
  FAST_START,
  makeClip,
  picture,
  SAMPLE_CLIPS,
  tone,
} from '../../src/media/sample-clips.ts';
import { mediaTools } from './media.ts';
import { clockPicture } from './strange-films.ts';

const { h264, hevc, vp9, mpeg4, aac, opus, mp3 } = CODECS;

const mostlyB = ['-g', '9999', '-bf', '15', '-b_strategy', '0', '-x264-params', 'b-pyramid=none'];

const RECIPES = {
  mp4: { name: 'boats.mp4', args: [...picture('320x180', 4), ...tone(4), ...h264, ...aac, ...FAST_START] },
  /** Its index lies behind the pictures. */
  'mp4 index last': { name: 'kites.mp4', args: [...picture('320x180', 4), ...tone(4), ...h264, ...aac] },
  webm: { name: 'harbour.webm', args: [...picture('320x180', 4), ...tone(4), ...vp9, ...opus] },
  mkv: { name: 'train.mkv', args: [...picture('320x180', 4), ...tone(4), ...hevc, ...aac] },
  avi: { name: 'reel.avi', args: [...picture('320x240', 4), ...tone(4), ...mpeg4, ...mp3] },
  /** 180 × 320 when turned upright. */
  portrait: {
    name: 'tower.mov',
    args: [...picture('180x320', 3), ...tone(3), '-vf', 'transpose=clock', ...h264, ...aac],
    isUpright: true,
  },
  silent: { name: 'garden.mp4', args: [...picture('240x240', 3), ...h264] },
  /** 0.2 seconds, five frames. */
  short: { name: 'blink.mp4', args: [...picture('320x180', 0.2), ...tone(0.2), ...h264, ...aac] },
  /** 60 seconds with one keyframe: takes a decoder a while. */
  long: {
    name: 'river.mp4',
    args: [
      ...picture('1280x720', 60),
      ...tone(60),
      ...h264,
      '-crf',
      '38',
      '-g',
      '9999',
      '-sc_threshold',
      '0',
      ...aac,
      ...FAST_START,
    ],
  },
  /** 20 seconds with one keyframe: for films of any length (`longFilm`). */
  coast: {
    name: 'coast.mp4',
    args: [...picture('320x180', 20), ...h264, '-g', '9999', '-sc_threshold', '0'],
  },
  /** 32 seconds that show their own time (`clock`), a keyframe every 2 seconds. */
  clock: { name: 'clock.mp4', args: [...clockPicture(32), ...h264, '-g', '20'] },
  'clock in mkv': { name: 'clock.mkv', args: [...clockPicture(32), ...h264, '-g', '20'] },
  'clock, one keyframe': {
    name: 'clock-sparse.mp4',
    args: [...clockPicture(32), ...h264, '-g', '9999', '-sc_threshold', '0'],
  },
  /** Fifteen of sixteen frames are B, on which no other depends. */
  'clock, mostly B': { name: 'clock-b.mp4', args: [...clockPicture(30), ...h264, ...mostlyB] },
  'clock, mostly B, a frame a second': {
    name: 'clock-b-slow.mp4',
    args: [...clockPicture(30, 'framestep=10'), ...h264, ...mostlyB],
  },
  /** Ten frames a second, then two, then one in three seconds. */
  'clock, uneven frames': {
    name: 'clock-vfr.mp4',
    args: [
      ...clockPicture(32, "select='lt(t,10)+lt(t,20)*not(mod(n,5))+not(mod(n,30))'"),
      '-fps_mode',
      'vfr',
      ...h264,
      '-g',
      '9999',
    ],
  },
  large: { name: 'meadow.mp4', args: [...picture('1280x720', 1), ...h264] },
  /** Nothing but black at first. */
  night: {
    name: 'night.mp4',
    args: ['-f', 'lavfi', '-i', 'color=black:s=320x180:r=25:d=4,fade=in:st=3:d=1:color=white', ...h264],
  },
  /** Pixels that are not square: 320 × 240 stored, 426 × 240 shown. */
  anamorphic: { name: 'wide.mp4', args: [...picture('320x240', 1), '-vf', 'setsar=4/3', ...h264] },
  /** Its last picture is to be shown at second 5,000,000,000. */
  'late frame': {
    name: 'comet.mkv',
    args: [...picture('320x180', 2), ...h264, '-bf', '0', '-bsf:v', 'setts=ts=if(gte(N\\,49)\\,5000000000/TB\\,TS)'],
  },
  'sound only': { name: 'song.mp4', args: [...tone(2), ...aac] },
} satisfies Record<string, ClipRecipe>;

export type ClipName = keyof typeof RECIPES;

/** The path of a film. */
export async function clip(name: ClipName): Promise<string> {
  return filmOf(RECIPES[name]);
}

/** Puts the six sample films into `directory`, and returns their paths. */
export async function copySampleClips(directory: string): Promise<string[]> {
  await mkdir(directory, { recursive: true });
  const files: string[] = [];
  for (const recipe of SAMPLE_CLIPS) {
    const file = join(directory, recipe.name);
    await cp(await filmOf(recipe), file, { preserveTimestamps: true });
    files.push(file);
  }
  return files;
}

async function filmOf(recipe: ClipRecipe): Promise<string> {
  return kept(recipe.name, JSON.stringify(recipe), async (directory, fileName) => {
    await makeClip(await mediaTools(), directory, { ...recipe, name: fileName });
  });
}

/**
 * Puts a film with a keyframe every 20 seconds at `path`; it appears there only when it is whole. Sprites need every frame of it:
 * with a `slow` ffmpeg (engines.ts) they take as long as a test likes.
 */
export async function longFilm(path: string, seconds: number): Promise<void> {
  const part = `${path}.part`;
  const repeat = ['-stream_loop', String(Math.ceil(seconds / 20) - 1), ...inputArgs(await clip('coast'))];
  await runFfmpeg(await mediaTools(), [...repeat, '-c', 'copy', '-f', 'mp4', `file:${part}`], { file: path });
  await rename(part, path);
}

/** The first half of a film's bytes, as a copy that broke off leaves it. */
export async function halfClip(name: ClipName): Promise<string> {
  const whole = await clip(name);
  const bytes = await readFile(whole);
  return fileOf(`half-${RECIPES[name].name}`, bytes.subarray(0, bytes.length / 2));
}

/** A film with a fifth of its bytes zeroed, in its middle. */
export async function holedClip(name: ClipName): Promise<string> {
  const bytes = await readFile(await clip(name));
  return fileOf(
    `holed-${RECIPES[name].name}`,
    bytes.fill(0, Math.floor(bytes.length * 0.4), Math.floor(bytes.length * 0.6)),
  );
}

/** A letter that calls itself a film. */
export const textClip = () =>
  fileOf('letter.mp4', Buffer.from('Dear aunt, the weather has been fine and we went sailing.\n'));

/** A film of 0 bytes. */
export const emptyClip = () => fileOf('empty.mp4', Buffer.alloc(0));

function fileOf(name: string, content: Buffer): Promise<string> {
  const key = createHash('sha1').update(content).digest('hex');
  return kept(name, key, async (directory, fileName) => {
    const temporary = join(directory, `${fileName}.${process.pid}.tmp`);
    await writeFile(temporary, content);
    await rename(temporary, join(directory, fileName));
  });
}

/** Makes a file unless it is there: in a folder per version of ffmpeg, under a name that changes with what it is made of. */
async function kept(
  name: string,
  key: string,
  make: (directory: string, name: string) => Promise<void>,
): Promise<string> {
  const { ffmpegVersion } = await mediaTools();
  const directory = join(tmpdir(), `reelgraph-clips-${process.getuid?.() ?? 0}`, ffmpegVersion);
  const fileName = `${name.replace(extname(name), '')}-${createHash('sha1').update(key).digest('hex').slice(0, 8)}${extname(name)}`;
  const path = join(directory, fileName);
  await mkdir(directory, { recursive: true });
  if (!(await exists(path))) await make(directory, fileName);
  return path;
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
