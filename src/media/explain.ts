/** Finds the true reason where ffmpeg's words mislead: what is encrypted looks damaged, and what is too large looks empty. */

import { runChild } from './child.ts';
import { inputArgs } from './ffmpeg.ts';
import { probeMemory } from './limits.ts';
import { MediaError, overPixels, saysTooLarge } from './media-error.ts';
import { openFilm } from './open-film.ts';
import type { MediaTools } from './tools.ts';

/** The error to throw instead of one that a look at this film has thrown: it costs a run of ffprobe, only of films that fail. */
export async function explain(
  tools: MediaTools,
  file: string,
  error: unknown,
  { signal }: { signal?: AbortSignal } = {},
): Promise<unknown> {
  if (!(error instanceof MediaError && ['corrupt', 'unsupported'].includes(error.kind))) return error;
  await using opened = await openFilm(file).catch(() => undefined); // ffprobe would wait at a pipe
  if (!opened) return error;
  const { limits } = tools;
  let isEncrypted = false;
  const { stderr } = await runChild(
    tools.ffprobe,
    ['-v', 'error', '-max_pixels', String(limits.maxPixels), ...FIRST_PACKETS, ...inputArgs(file)],
    {
      ...{ signal, silenceSeconds: 60, limits: { ...limits, memoryBytes: probeMemory(limits) } },
      onLine(line) {
        isEncrypted ||= /Encryption info/i.test(line);
        return true;
      },
    },
  );
  if (saysTooLarge(stderr)) return overPixels(file, limits);
  if (isEncrypted)
    return new MediaError('unsupported', file, 'is encrypted, so nobody can play it without its key', { cause: error });
  return error;
}

const FIRST_PACKETS =
  '-read_intervals %+#8 -of compact -show_entries packet=codec_type:packet_side_data=side_data_type'.split(' ');
