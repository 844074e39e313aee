/** The ways to play a scene, by what its row says: no file is looked at. */
import type { App } from '../app.type.ts';
import type { Viewer } from '../auth/viewer.type.ts';
import { mimeTypeOf } from '../scenes/mime-type.ts';
import type { SceneRow } from '../scenes/scene.queries.ts';
import { streamUrl } from '../scenes/stream-url.ts';
import { PlaybackKind } from './playback.enums.ts';
import type { PlaybackSource, Subtitle } from './playback.type.ts';
import { pictureRenditions } from './renditions.ts';

export type Playable = Pick<
  SceneRow,
  | 'id'
  | 'trashedAt'
  | 'deletedAt'
  | 'storedPath'
  | 'codecs'
  | 'width'
  | 'height'
  | 'frameRate'
  | 'bitRate'
  | 'subtitles'
>;

/** The file first where browsers play its kind, else HLS. */
export function sourcesOf(app: App, viewer: Viewer | null, scene: Playable): PlaybackSource[] {
  if (!viewer || scene.trashedAt || scene.deletedAt) return [];
  const url = streamUrl(app, viewer, scene.id);
  const direct: PlaybackSource = {
    kind: PlaybackKind.DIRECT,
    url,
    mimeType: mimeTypeOf(scene.storedPath ?? '', scene.codecs),
    label: 'Original',
    width: scene.width,
    height: scene.height,
    bitRate: Number(scene.bitRate) || null,
    isOriginal: true,
  };
  if (!app.media) return [direct];
  const hls = hlsSource(url.replace('?', '/hls/master.m3u8?'), scene);
  return playsInBrowsers(direct.mimeType) ? [direct, hls] : [hls, direct];
}

function hlsSource(url: string, { width, height, frameRate, codecs }: Playable): PlaybackSource {
  const isKnown = width > 0 && height > 0;
  const [largest] = pictureRenditions({ width, height, frameRate, bitRate: 0, copyable: undefined }, false);
  const hasSound = codecs === '' || codecs.includes(',');
  const names = [largest?.codecs, hasSound && 'mp4a.40.2'].filter(Boolean).join();
  return {
    kind: PlaybackKind.HLS,
    url,
    mimeType: isKnown ? `application/vnd.apple.mpegurl; codecs="${names}"` : 'application/vnd.apple.mpegurl',
    label: isKnown && largest ? `${largest.name}p` : 'HLS',
    width: (isKnown && largest?.width) || 0,
    height: (isKnown && largest?.height) || 0,
    bitRate: (isKnown && largest?.bitRate) || null,
    isOriginal: false,
  };
}

/** What the common browsers play everywhere; of HEVC, Matroska and QuickTime only some play what they say they do. */
function playsInBrowsers(mimeType: string): boolean {
  const [, type, codecs = ''] = /^([^;]+); codecs="(.+)"$/.exec(mimeType) ?? [];
  const known = /^(avc1\.(42|4D|64)\w{4}|vp8|vp09\.00\.\S+|av01\.0\S+|mp4a\.40\.\d+|mp4a\.6B|opus|vorbis|flac)$/;
  return (type === 'video/mp4' || type === 'video/webm') && codecs.split(',').every((codec) => known.test(codec));
}

export function subtitlesOf(app: App, viewer: Viewer | null, scene: Playable): Subtitle[] {
  if (!app.media || !viewer || scene.trashedAt || scene.deletedAt) return [];
  const url = streamUrl(app, viewer, scene.id);
  return scene.subtitles.map(({ id, label, language, isForced }) => ({
    url: url.replace('?', `/subtitles/${id}.vtt?`),
    label,
    language: language || null,
    isForced,
  }));
}
