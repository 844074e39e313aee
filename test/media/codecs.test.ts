/** What a content type says of the codecs in a file. */
import { describe, expect, test } from 'vitest';
import { type CodecStream, codecsParameter } from '../../src/media/codecs.ts';
import { probe } from '../../src/media/probe.ts';
import { type ClipName, clip } from '../support/clips.ts';
import { mediaTools } from '../support/media.ts';

const h264 = { codec_name: 'h264', profile: 'High', level: 40 };
const aac = { codec_name: 'aac', profile: 'LC' };

test.each<[string, CodecStream, CodecStream | undefined]>([
  ['avc1.640028,mp4a.40.2', h264, aac],
  ['avc1.640028', h264, undefined],
  ['avc1.42E01E', { ...h264, profile: 'Constrained Baseline', level: 30 }, undefined],
  ['avc3.4D401F', { ...h264, profile: 'Main', level: 31, codec_tag_string: 'avc3' }, undefined],
  ['hvc1.1.6.L93.B0', { codec_name: 'hevc', profile: 'Main', level: 93 }, undefined],
  ['hev1.2.4.L153.B0', { codec_name: 'hevc', profile: 'Main 10', level: 153, codec_tag_string: 'hev1' }, undefined],
  [
    'av01.0.04M.10,opus',
    { codec_name: 'av1', profile: 'Main', level: 4, pix_fmt: 'yuv420p10le' },
    { codec_name: 'opus' },
  ],
  ['vp09.00.10.08,vorbis', { codec_name: 'vp9', profile: 'Profile 0', level: -99 }, { codec_name: 'vorbis' }],
  ['vp09.02.10.12', { codec_name: 'vp9', profile: 'Profile 2', pix_fmt: 'yuv420p12le' }, undefined],
  ['vp8', { codec_name: 'vp8' }, undefined],
  ['avc1.640028,mp4a.40.5', h264, { ...aac, profile: 'HE-AAC' }],
  ['avc1.640028,mp4a.6B', h264, { codec_name: 'mp3' }],
])('%s', (expected, video, audio) => {
  expect(codecsParameter(video, audio)).toBe(expected);
});

test.each<[string, CodecStream, CodecStream | undefined]>([
  ['a codec that no browser knows', { codec_name: 'wmv3' }, aac],
  ['sound that none knows', h264, { codec_name: 'pcm_s16le' }],
  ['a profile that is not known', { ...h264, profile: undefined }, aac],
  ['a level that is not known', { ...h264, level: -99 }, aac],
])('nothing rather than half of it: %s', (_title, video, audio) => {
  expect(codecsParameter(video, audio)).toBe('');
});

describe('of files that ffmpeg made', () => {
  test.each<[ClipName, RegExp]>([
    ['mp4', /^avc1\.(42E0|42C0|4D40|6400)[0-9A-F]{2},mp4a\.40\.2$/],
    ['webm', /^vp09\.00\.10\.08,opus$/],
    ['mkv', /^h(vc|ev)1\.1\.6\.L\d+\.B0,mp4a\.40\.2$/],
    ['silent', /^avc1\.\w{6}$/],
  ])('%s', async (name, expected) => {
    expect((await probe(await mediaTools(), await clip(name))).codecs).toMatch(expected);
  });
});
