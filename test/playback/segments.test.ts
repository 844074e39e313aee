/** Renditions, where segments begin, and the playlists of both: pure. */
import { describe, expect, test } from 'vitest';
import { languageTag } from '../../src/media/languages.ts';
import { masterPlaylist, mediaPlaylist, subtitlePlaylist } from '../../src/playback/playlists.ts';
import { pictureRenditions, soundRenditions } from '../../src/playback/renditions.ts';
import { endOf, evenSegments, segmentAt, segmentsAtKeyframes } from '../../src/playback/segments.ts';
import { parsePlaylist, violationsOf } from '../support/playlists.ts';

const film = { width: 1920, height: 1080, frameRate: 25, bitRate: 8_000_000, copyable: undefined };

describe('renditions', () => {
  const sizesOf = (width: number, height: number) =>
    pictureRenditions({ ...film, width, height }, false).map((one) => `${one.name} ${one.width}x${one.height}`);

  test.each([
    [1920, 1080, ['1080 1920x1080', '720 1280x720', '480 854x480']],
    [3840, 2160, ['1080 1920x1080', '720 1280x720', '480 854x480']],
    [1080, 1920, ['1080 1080x1920', '720 720x1280', '480 480x854']],
    [1440, 900, ['900 1440x900', '720 1152x720', '480 768x480']],
    [320, 240, ['240 320x240']],
    [3840, 1600, ['800 1920x800', '534 1280x534', '356 854x356']],
    [1, 1, ['2 2x2']],
  ])('of %i × %i are never larger than the film', (width, height, expected) => {
    expect(sizesOf(width, height)).toEqual(expected);
  });

  test('H.264 that can be copied takes the place of the largest one; HEVC stands beside it', () => {
    const names = (copyable: string) => pictureRenditions({ ...film, copyable }, true).map(({ name }) => name);

    expect(names('avc1.640028')).toEqual(['copy', '720', '480']);
    expect(names('hvc1.1.6.L120.B0')).toEqual(['copy', '1080', '720', '480']);
  });

  test('nothing is copied while the keyframes are unknown', () => {
    const names = pictureRenditions({ ...film, copyable: 'avc1.640028' }, false).map(({ name }) => name);
    expect(names).toEqual(['1080', '720', '480']);
  });

  test('the level grows with size and frame rate', () => {
    const codecs = (frameRate: number) => pictureRenditions({ ...film, frameRate }, false).map((one) => one.codecs);
    expect(codecs(25)).toEqual(['avc1.640028', 'avc1.64001F', 'avc1.64001E']);
    expect(codecs(60)).toEqual(['avc1.64002A', 'avc1.640020', 'avc1.64001F']);
  });
});

describe('segments', () => {
  test('of 4 s, without a tiny one at the end', () => {
    expect(evenSegments(10, 4)).toEqual({ starts: [0, 4, 8], end: 10 });
    expect(evenSegments(8.1, 4)).toEqual({ starts: [0, 4], end: 8.1 });
    expect(evenSegments(0.04, 4)).toEqual({ starts: [0], end: 0.25 });
  });

  test('at the first keyframe after 4 s', () => {
    const keyframes = [0.08, 2, 3.9, 4.1, 6, 8.2, 20, 29.9];
    expect(segmentsAtKeyframes(keyframes, 30)).toEqual({ starts: [0, 4.1, 8.2, 20], end: 30 });
    expect(segmentsAtKeyframes([], 30)).toEqual({ starts: [0], end: 30 });
  });

  test('every second belongs to one, a rounded beginning to the one that begins there', () => {
    const segments = evenSegments(10, 4);
    const found = [-0.02, 0, 3.99, 3.9999, 4, 9, 99].map((second) => segmentAt(segments, second));
    expect(found).toEqual([0, 0, 0, 1, 1, 2, 2]);
    expect(endOf(segments, 2)).toBe(10);
  });
});

describe('playlists', () => {
  const sound = [
    { stream: 1, language: 'de', label: 'Deutsch' },
    { stream: 2, language: 'en', label: 'Deutsch' },
    { stream: 3, language: '', label: 'the "best"\nof all, really' },
  ];
  const master = masterPlaylist({
    pictures: pictureRenditions(film, false),
    sounds: soundRenditions({ sound }),
    subtitles: [
      { id: 'track4', language: 'de', label: 'German', isForced: false },
      { id: 'file0a', language: 'de', label: 'German', isForced: true },
    ],
    frameRate: 25,
    folder: 'abc',
    query: '?grant=1.2.3',
  });

  test('a master playlist keeps the rules', () => {
    expect(violationsOf(master)).toEqual([]);
    const { playlists, mediaGroups } = parsePlaylist(master);
    expect(playlists?.[0]).toMatchObject({
      uri: 'abc/1080.m3u8?grant=1.2.3',
      attributes: { BANDWIDTH: 6_160_000, CODECS: 'avc1.640028,mp4a.40.2', RESOLUTION: { width: 1920, height: 1080 } },
    });
    expect(Object.keys(mediaGroups?.AUDIO?.sound ?? {})).toHaveLength(3);
    expect(Object.entries(mediaGroups?.SUBTITLES?.text ?? {})).toMatchObject([
      ['German', { language: 'de', uri: 'abc/text/track4.m3u8?grant=1.2.3', forced: false }],
      ['German (2)', { language: 'de', uri: 'abc/text/file0a.m3u8?grant=1.2.3', forced: true }],
    ]);
  });

  test('a media playlist keeps the rules and lasts as long as the film', () => {
    const text = mediaPlaylist(evenSegments(3601.5, 4), { name: '720', query: '' });
    expect(violationsOf(text)).toEqual([]);
    const { segments } = parsePlaylist(text);
    expect(segments.reduce((sum, { duration }) => sum + duration, 0)).toBeCloseTo(3601.5, 3);
    expect(segments.at(-1)?.uri).toBe('720/900.m4s');
  });

  test('a playlist of subtitles keeps the rules', () => {
    expect(violationsOf(subtitlePlaylist({ id: 'track4', seconds: 3601.5, query: '?grant=1' }))).toEqual([]);
  });

  test('the rules are no empty words', () => {
    const text = mediaPlaylist(evenSegments(10, 4), { name: '720', query: '' });
    expect(violationsOf(text.replace('TARGETDURATION:4', 'TARGETDURATION:3'))).toEqual([
      '4.3.3.1: no segment is longer, when rounded',
    ]);
    expect(violationsOf(text.replace(/#EXT-X-MAP.*\n/, ''))).toEqual(['4.3.2.5: EXT-X-MAP for fMP4']);
    expect(violationsOf(text.replace('#EXT-X-ENDLIST\n', ''))).toHaveLength(1);
    expect(violationsOf(master.replaceAll('Deutsch (2)', 'Deutsch'))).toContain(
      '4.3.4.1.1: names within a group differ',
    );
    expect(violationsOf(master.replaceAll('TYPE=SUBTITLES', 'TYPE=VIDEO'))).toContain(
      '4.3.4.1: FORCED is of subtitles only',
    );
    expect(violationsOf(master.replace('AUTOSELECT=YES', 'AUTOSELECT=NO'))).toEqual([
      '4.3.4.1: DEFAULT=YES needs AUTOSELECT=YES',
    ]);
    expect(violationsOf(master.replace('SUBTITLES="text"', 'SUBTITLES="none"'))).toHaveLength(2);
    expect(violationsOf(master.replace('"sound"', 'sound"'))).toContain('4.2: attribute lists are well-formed');
  });
});

test('languages of containers become tags', () => {
  expect(['ger', 'deu', 'eng', 'und', '', 'pt-br', 'klingon!'].map(languageTag)).toEqual([
    'de',
    'de',
    'en',
    '',
    '',
    'pt-BR',
    '',
  ]);
});
