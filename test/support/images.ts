/** Looking at pictures with ffprobe. */
import { randomUUID } from 'node:crypto';
import { rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runFfprobe } from '../../src/media/ffmpeg.ts';
import type { MediaTools } from '../../src/media/tools.ts';

/** The size in pixels of a WebP picture. */
export async function imageSize(tools: MediaTools, content: Buffer): Promise<{ width: number; height: number }> {
  const file = join(tmpdir(), `reelgraph-image-${randomUUID()}.webp`);
  await writeFile(file, content);
  try {
    const shown = ['-select_streams', 'v:0', '-show_entries', 'stream=width,height', file];
    const { streams } = (await runFfprobe(tools, shown, { file })) as { streams: { width: number; height: number }[] };
    const [{ width, height } = { width: 0, height: 0 }] = streams;
    return { width, height };
  } finally {
    await rm(file);
  }
}
