/** The ffmpeg and ffprobe that tests use: those of FFMPEG_PATH and FFPROBE_PATH, else the packaged ones on every machine. */
import { findMediaTools, type MediaTools, packagedPath } from '../../src/media/tools.ts';

/** As settings of a server. */
export const mediaPaths = {
  ffmpegPath: process.env.FFMPEG_PATH || packagedPath('ffmpeg'),
  ffprobePath: process.env.FFPROBE_PATH || packagedPath('ffprobe'),
};

let tools: Promise<MediaTools> | undefined;

/** Looked for once per test file. */
export function mediaTools(): Promise<MediaTools> {
  tools ??= findMediaTools(mediaPaths);
  return tools;
}
