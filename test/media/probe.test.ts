import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { inputArgs, runFfmpeg } from '../../src/media/ffmpeg.ts';
import { parseProbe, probe } from '../../src/media/probe.ts';
import { type ClipName, clip, emptyClip, halfClip, textClip } from '../support/clips.ts';
import { mediaTools } from '../support/media.ts';

const video = {
  ...{ index: '0', codec_type: 'video', codec_name: 'h264', width: '1920', height: '1080' },
  avg_frame_rate: '30000/1001',
};
const format = { format_name: 'mov,mp4,m4a,3gp,3g2,mj2', duration: '62.5', size: '1000000' };
const answer = (streams: object[], more: object = {}) => ({
  ...{ streams, format: { ...format, ...more }, ends: new Map() },
});
const parsed = (stream: object, more: object = {}, file = 'boat.mp4') =>
  parseProbe(answer([{ ...video, ...stream }], more), file);

describe("ffprobe's answer", () => {
  test.each([
    ['plain', {}, { width: 1920, height: 1080, rotation: 0 }],
    ['turned by a phone, new files', { rotation: '-90' }, { width: 1080, height: 1920, rotation: 90 }],
    ['turned by a phone, old files', { 'tag:rotate': '270' }, { width: 1080, height: 1920, rotation: 270 }],
    ['upside down', { rotation: '180' }, { width: 1920, height: 1080, rotation: 180 }],
    ['turned by 45 degrees, which no browser does', { rotation: '-45' }, { width: 1920, height: 1080, rotation: 0 }],
    ['a matrix of zeros', { rotation: '-9223372036854775808' }, { width: 1920, height: 1080, rotation: 0 }],
    ['wide pixels', { width: '720', height: '576', sample_aspect_ratio: '64:45' }, { width: 1024, height: 576 }],
    ['unknown pixels', { sample_aspect_ratio: '0:1' }, { width: 1920, height: 1080 }],
    [
      'wide pixels, turned',
      { width: '720', height: '576', sample_aspect_ratio: '64:45', 'tag:rotate': '90' },
      { width: 576, height: 1024 },
    ],
  ])('gives the size as displayed: %s', (_, stream, expected) => {
    expect(parsed(stream)).toMatchObject(expected);
  });

  test.each([
    ['the average', {}, 29.97],
    ['else the base rate', { avg_frame_rate: '0/0', r_frame_rate: '25/1' }, 25],
    ['else unknown', { avg_frame_rate: '0/0' }, 0],
  ])('gives the frame rate: %s', (_, stream, expected) => {
    expect(parsed(stream).frameRate).toBeCloseTo(expected, 3);
  });

  test.each([
    ['of the file', {}, {}, 62.5],
    ['else of a stream', { duration: '61' }, { duration: undefined }, 61],
    ['else of a Matroska tag', { 'tag:duration': '01:00:02.500000000' }, { duration: 'N/A' }, 3602.5],
    ['else unknown', {}, { duration: 'N/A' }, 0],
  ])('gives the duration: %s', (_, stream, more, expected) => {
    expect(parsed(stream, more).durationSeconds).toBe(expected);
  });

  test.each([
    ['mov,mp4,m4a,3gp,3g2,mj2', { 'tag:major_brand': 'isom' }, 'boat.mov', 'mp4'],
    ['mov,mp4,m4a,3gp,3g2,mj2', { 'tag:major_brand': 'qt  ' }, 'boat.mp4', 'mov'],
    ['matroska,webm', {}, 'boat.WEBM', 'webm'],
    ['matroska,webm', {}, 'boat.mkv', 'matroska'],
    ['avi', {}, 'boat.avi', 'avi'],
    ['asf', {}, 'boat.wmv', 'asf'],
  ])('gives the container: %s %j %s', (name, tags, file, expected) => {
    expect(parsed({}, { format_name: name, ...tags }, file).container).toBe(expected);
  });

  test('counts the bit rate out of size and duration', () => {
    expect(parsed({}).bitRate).toBe(128_000);
  });

  test('takes no cover art for video', () => {
    const cover = { ...video, codec_name: 'mjpeg', width: '600', height: '600', 'disposition:attached_pic': '1' };
    expect(parseProbe(answer([cover, video]), 'boat.mp4').videoCodec).toBe('h264');
    expect(() => parseProbe(answer([cover, { codec_type: 'audio' }]), '/music/song.mp4')).toThrow(
      '"song.mp4" has no video stream',
    );
  });
});

describe('a file', () => {
  test.each<[ClipName, object]>([
    [
      'mp4',
      {
        durationSeconds: 4,
        width: 320,
        height: 180,
        frameRate: 25,
        videoCodec: 'h264',
        audioCodec: 'aac',
        container: 'mp4',
      },
    ],
    ['webm', { width: 320, height: 180, videoCodec: 'vp9', audioCodec: 'opus', container: 'webm' }],
    ['mkv', { width: 320, height: 180, videoCodec: 'hevc', audioCodec: 'aac', container: 'matroska' }],
    ['avi', { width: 320, height: 240, videoCodec: 'mpeg4', audioCodec: 'mp3', container: 'avi' }],
    ['portrait', { width: 180, height: 320, rotation: 270, container: 'mov' }],
    ['anamorphic', { width: 427, height: 240 }],
    ['silent', { durationSeconds: 3, audioCodec: '' }],
    ['short', { durationSeconds: 0.2 }],
  ])('%s is described', async (name, expected) => {
    const info = await probe(await mediaTools(), await clip(name));
    expect(info).toMatchObject(expected);
    expect([info.sizeBytes, info.bitRate, info.frameRate].every((number) => number > 0)).toBe(true);
  });

  test('a last picture that is to be shown in 158 years does not count', async () => {
    const { durationSeconds } = await probe(await mediaTools(), await clip('late frame'));
    expect(durationSeconds).toBeCloseTo(1.96, 2);
  });

  test('whose headers hold no duration, as browsers record, is measured', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'reelgraph-probe-'));
    const file = join(directory, 'recording.webm');
    const args = [...inputArgs(await clip('webm')), '-c', 'copy', '-f', 'webm', '-live', '1', `file:${file}`];
    await runFfmpeg(await mediaTools(), args, { file });
    const { durationSeconds, bitRate } = await probe(await mediaTools(), file);
    await rm(directory, { recursive: true });
    expect(durationSeconds).toBeCloseTo(4, 1);
    expect(bitRate).toBeGreaterThan(0);
  });

  test.each([
    ['a letter called .mp4', textClip, 'unsupported', /^"letter-\w+\.mp4" is not a video file$/],
    ['0 bytes', emptyClip, 'corrupt', /^"empty-\w+\.mp4" is empty: it has 0 bytes$/],
    [
      'an mp4 without its second half and so without index',
      () => halfClip('mp4 index last'),
      'corrupt',
      /lost its index.*cut off/,
    ],
    ['sound only', () => clip('sound only'), 'unsupported', /has no video stream$/],
    ['a folder', async () => tmpdir(), 'unsupported', /is not a file$/],
    ['nothing', async () => '/films/gone.mp4', 'missing', /^"gone\.mp4" does not exist any more$/],
  ])('that is %s is refused', async (_, file, kind, message) => {
    await expect(probe(await mediaTools(), await file())).rejects.toMatchObject({
      kind,
      message: expect.stringMatching(message),
    });
  });

  test('is not read when the signal is aborted', async () => {
    const reason = new Error('no longer wanted');
    const running = probe(await mediaTools(), await clip('mp4'), { signal: AbortSignal.abort(reason) });
    await expect(running).rejects.toBe(reason);
  });
});
