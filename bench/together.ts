/**
 * How far sound and picture are apart over ten minutes of HLS: every ten seconds a film flashes and beeps at the same moment. What the server
 * sends is read by ffmpeg's own HLS reader, which goes by the times in the segments as browsers do.
 */
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { findMediaTools } from '../src/media/tools.ts';
import { processed, serveFilms } from './library.ts';
import { askerOf } from './request.ts';

const run = promisify(execFile);
const seconds = 600;
const signals = [
  ...['-f', 'lavfi', '-i', `color=black:size=320x180:rate=25:duration=${seconds}`],
  ...['-f', 'lavfi', '-i', `sine=frequency=1000:duration=${seconds}:sample_rate=48000`],
  ...['-vf', "drawbox=c=white:t=fill:enable='lt(mod(t,10),0.2)'", '-af', "volume='lt(mod(t,10),0.2)':eval=frame"],
];
const films: Record<string, string> = {
  'copied.mkv': '-c:v libx264 -preset ultrafast -g 50 -c:a ac3',
  'transcoded.avi': '-c:v mpeg4 -q:v 6 -bf 2 -c:a libmp3lame',
  'broadcast.mpg': '-c:v mpeg2video -q:v 6 -bf 2 -c:a mp2 -f vob',
};

export async function together(): Promise<void> {
  const { ffmpeg } = await findMediaTools();
  await using served = await serveFilms(async (library) => {
    for (const [name, codecs] of Object.entries(films))
      await run(ffmpeg, ['-v', 'error', ...signals, ...codecs.split(' '), join(library, name)]);
  });
  const { server, client, token } = served;
  const isOver = ({ processingStatus }: { processingStatus: string }) => processingStatus === 'COMPLETED';
  const table: Record<string, object> = {};
  for (const { id, originalFilename } of await processed(client, Object.keys(films).length, isOver)) {
    const { scene } = await askerOf(server.url, token)(`{ scene(id: "${id}") { playback { sources { kind url } } } }`);
    const { playback } = scene as { playback: { sources: { kind: string; url: string }[] } };
    const master = new URL(playback.sources.find(({ kind }) => kind === 'HLS')?.url ?? '', server.url);
    table[originalFilename ?? ''] = apart(await flashesOf(ffmpeg, master), await beepsOf(ffmpeg, master));
  }
  console.table(table);
}

async function read(ffmpeg: string, master: URL, args: readonly string[]): Promise<string> {
  const options = { maxBuffer: 256 * 1024 ** 2 };
  const { stdout, stderr } = await run(ffmpeg, ['-nostats', '-copyts', '-i', String(master), ...args, '-'], options);
  return stdout + stderr;
}

async function flashesOf(ffmpeg: string, master: URL): Promise<number[]> {
  const filter = 'signalstats,metadata=mode=print:key=lavfi.signalstats.YAVG:file=-';
  const text = await read(ffmpeg, master, ['-map', '0:v:0', '-vf', filter, '-f', 'null']);
  const frames = [...text.matchAll(/pts_time:([\d.]+)\s+lavfi\.signalstats\.YAVG=([\d.]+)/g)];
  const isWhite = (frame: RegExpMatchArray | undefined) => Number(frame?.[2]) > 128;
  return frames.filter((frame, index) => isWhite(frame) && !isWhite(frames[index - 1])).map(([, time]) => Number(time));
}

async function beepsOf(ffmpeg: string, master: URL): Promise<number[]> {
  const text = await read(ffmpeg, master, ['-map', '0:a:0', '-af', 'silencedetect=noise=-35dB:d=1', '-f', 'null']);
  return [...text.matchAll(/silence_end: ([\d.]+)/g)].map(([, time]) => Number(time));
}

/** The first flash and beep are at the beginning, where no silence ends. */
function apart(flashes: readonly number[], beeps: readonly number[]) {
  const pairs = flashes.slice(1).map((flash, index) => ((beeps[index] ?? Number.NaN) - flash) * 1000);
  return {
    flashes: flashes.length,
    beeps: beeps.length + 1,
    'sound after picture, in the beginning (ms)': Math.round(pairs[0] ?? Number.NaN),
    'in the end (ms)': Math.round(pairs.at(-1) ?? Number.NaN),
    'furthest apart (ms)': Math.round(Math.max(...pairs.map(Math.abs))),
    limit: 80,
  };
}
