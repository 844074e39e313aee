/** Who encodes H.264: the processor, or a graphics chip where there is one that works. */
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Config } from '../config.ts';
import { messageOf } from '../errors.ts';
import type { Log } from '../logger.ts';
import { runFfmpeg } from '../media/ffmpeg.ts';
import type { MediaTools } from '../media/tools.ts';

type EncoderName = NonNullable<Config['transcodeEncoder']>;

export interface Encoder {
  name: EncoderName;
  /** What ffmpeg is told before the film. */
  device: readonly string[];
  /** What follows the last filter; may be empty. */
  upload: string;
  /** Without B-frames: all players agree on the time of such pictures, and the first ones come sooner. */
  codec(order: { level: number; bitRate: number }): string[];
}

const words = (text: string) => text.split(' ');
const limited = (bitRate: number) => ['-maxrate', String(Math.round(bitRate * 0.9)), '-bufsize', String(bitRate)];
const endless = words('-profile:v high -bf 0 -g 9999');

export const software: Encoder = {
  name: 'software',
  device: [],
  upload: '',
  codec: ({ level, bitRate }) => [
    ...words('-c:v libx264 -preset veryfast -pix_fmt yuv420p -crf 23 -sc_threshold 0'),
    ...[...endless, '-level:v', (level / 10).toFixed(1), ...limited(bitRate)],
  ],
};

const hardware: Record<Exclude<EncoderName, 'software'>, (renderNode: string) => Encoder> = {
  nvenc: () => ({
    name: 'nvenc',
    device: [],
    upload: '',
    codec: ({ level, bitRate }) => [
      ...words('-c:v h264_nvenc -preset p4 -rc vbr -cq 23 -forced-idr 1 -no-scenecut 1'),
      ...[...endless, '-level:v', (level / 10).toFixed(1), ...limited(bitRate)],
    ],
  }),
  qsv: () => ({
    name: 'qsv',
    device: [],
    upload: ',format=nv12',
    codec: ({ level, bitRate }) => [
      ...words('-c:v h264_qsv -preset veryfast -global_quality 23 -forced_idr 1'),
      ...[...endless, '-level:v', String(level), ...limited(bitRate)],
    ],
  }),
  vaapi: (renderNode) => ({
    name: 'vaapi',
    device: ['-vaapi_device', renderNode],
    upload: ',format=nv12,hwupload',
    codec: ({ level, bitRate }) => [
      ...words('-c:v h264_vaapi -rc_mode VBR'),
      ...[...endless, '-level:v', String(level), '-b:v', String(Math.round(bitRate * 0.6)), ...limited(bitRate)],
    ],
  }),
  videotoolbox: () => ({
    name: 'videotoolbox',
    device: [],
    upload: '',
    codec: ({ level, bitRate }) => [
      ...words('-c:v h264_videotoolbox -realtime 1'),
      ...[...endless, '-level:v', (level / 10).toFixed(1), '-b:v', String(Math.round(bitRate * 0.6))],
    ],
  }),
};

/** What is tried by itself, in this order. */
const likely: Partial<Record<NodeJS.Platform, (keyof typeof hardware)[]>> = {
  linux: ['nvenc', 'qsv', 'vaapi'],
  win32: ['nvenc', 'qsv'],
  darwin: ['videotoolbox'],
};

/** The one that TRANSCODE_ENCODER names, or the first that works; software where none does, which the log says if one was named. */
export async function findEncoder(
  tools: MediaTools,
  { transcodeEncoder: wanted }: Pick<Config, 'transcodeEncoder'>,
  { log, signal }: { log: Pick<Log, 'info' | 'warn'>; signal: AbortSignal },
): Promise<Encoder> {
  if (wanted === 'software') return software;
  const names = wanted ? [wanted] : (likely[process.platform] ?? []);
  for (const name of names) {
    const encoder = hardware[name](await firstRenderNode());
    try {
      await tryOut(tools, encoder, signal);
      log.info(`Films are transcoded by ${name}.`);
      return encoder;
    } catch (error) {
      if (wanted && !signal.aborted)
        log.warn(`TRANSCODE_ENCODER is ${name}, which does not work here, so software is used: ${messageOf(error)}`);
    }
  }
  return software;
}

/** Encodes half a second of a test picture as segments are encoded. */
async function tryOut(tools: MediaTools, { device, upload, codec }: Encoder, signal: AbortSignal): Promise<void> {
  const picture = ['-f', 'lavfi', '-i', 'testsrc2=size=640x360:rate=25:duration=0.5'];
  const encoded = ['-vf', `format=yuv420p${upload}`, ...codec({ level: 31, bitRate: 3_000_000 }), '-f', 'null', '-'];
  await runFfmpeg(tools, [...device, ...picture, ...encoded], { file: 'a test picture', signal, silenceSeconds: 10 });
}

const renderNodes = '/dev/dri';

async function firstRenderNode(): Promise<string> {
  const names = await readdir(renderNodes).catch(() => []);
  return join(renderNodes, names.filter((name) => name.startsWith('renderD')).sort()[0] ?? 'renderD128');
}
