/** HLS playlists (RFC 8216), complete from the start. */
import type { SubtitleTrack } from '../media/subtitle-track.type.ts';
import type { PictureRendition, SoundRendition } from './renditions.ts';
import { endOf, type Segments } from './segments.ts';

export interface MasterPlaylist {
  pictures: readonly PictureRendition[];
  sounds: readonly SoundRendition[];
  subtitles: readonly SubtitleTrack[];
  frameRate: number;
  /** The folder that the media playlists lie in, from the master playlist on. */
  folder: string;
  /** What every address ends with, such as `?grant=…`; may be empty. */
  query: string;
}

const groupOfSounds = 'sound';
const groupOfSubtitles = 'text';

export function masterPlaylist(order: MasterPlaylist): string {
  const { pictures, sounds, subtitles, frameRate, folder, query } = order;
  const sound = sounds.length > 0 ? { bitRate: sounds[0]?.bitRate ?? 0, codecs: sounds[0]?.codecs ?? '' } : undefined;
  const lines = ['#EXTM3U', '#EXT-X-VERSION:7', '#EXT-X-INDEPENDENT-SEGMENTS'];
  for (const [index, { name, track }] of sounds.entries()) {
    lines.push(
      `#EXT-X-MEDIA:${attributes({
        TYPE: 'AUDIO',
        'GROUP-ID': quoted(groupOfSounds),
        NAME: quoted(
          nameAmong(
            sounds.map((sound) => sound.track.label),
            index,
          ),
        ),
        LANGUAGE: track.language && quoted(track.language),
        DEFAULT: index === 0 ? 'YES' : 'NO',
        AUTOSELECT: 'YES',
        CHANNELS: quoted('2'),
        URI: quoted(`${folder}/${name}.m3u8${query}`),
      })}`,
    );
  }
  for (const [index, { id, language, isForced }] of subtitles.entries()) {
    const labels = subtitles.map(({ label }) => label);
    lines.push(
      `#EXT-X-MEDIA:${attributes({
        TYPE: 'SUBTITLES',
        'GROUP-ID': quoted(groupOfSubtitles),
        NAME: quoted(nameAmong(labels, index)),
        LANGUAGE: language && quoted(language),
        DEFAULT: 'NO',
        AUTOSELECT: 'YES',
        FORCED: isForced ? 'YES' : 'NO',
        URI: quoted(`${folder}/text/${id}.m3u8${query}`),
      })}`,
    );
  }
  for (const { name, width, height, bitRate, codecs } of pictures) {
    lines.push(
      `#EXT-X-STREAM-INF:${attributes({
        BANDWIDTH: bitRate + (sound?.bitRate ?? 0),
        CODECS: quoted([codecs, sound?.codecs].filter(Boolean).join()),
        RESOLUTION: `${width}x${height}`,
        'FRAME-RATE': frameRate > 0 && frameRate.toFixed(3),
        AUDIO: sound && quoted(groupOfSounds),
        SUBTITLES: subtitles.length > 0 && quoted(groupOfSubtitles),
      })}`,
      `${folder}/${name}.m3u8${query}`,
    );
  }
  return `${lines.join('\n')}\n`;
}

/** `name` is that of the folder with the segments, from the playlist on. */
export function mediaPlaylist(segments: Segments, { name, query }: { name: string; query: string }): string {
  const durations = segments.starts.map((start, index) => endOf(segments, index) - start);
  const lines = [
    '#EXTM3U',
    '#EXT-X-VERSION:7',
    `#EXT-X-TARGETDURATION:${Math.max(...durations.map(Math.round), 1)}`,
    '#EXT-X-MEDIA-SEQUENCE:0',
    '#EXT-X-PLAYLIST-TYPE:VOD',
    '#EXT-X-INDEPENDENT-SEGMENTS',
    `#EXT-X-MAP:URI=${quoted(`${name}/init.mp4${query}`)}`,
    ...durations.flatMap((seconds, index) => [`#EXTINF:${seconds.toFixed(6)},`, `${name}/${index}.m4s${query}`]),
    '#EXT-X-ENDLIST',
  ];
  return `${lines.join('\n')}\n`;
}

/** All of it is one segment, whose times are those of the film. */
export function subtitlePlaylist({ id, seconds, query }: { id: string; seconds: number; query: string }): string {
  const lines = [
    '#EXTM3U',
    '#EXT-X-VERSION:7',
    `#EXT-X-TARGETDURATION:${Math.max(1, Math.ceil(seconds))}`,
    '#EXT-X-MEDIA-SEQUENCE:0',
    '#EXT-X-PLAYLIST-TYPE:VOD',
    ...[`#EXTINF:${seconds.toFixed(6)},`, `${id}.vtt${query}`],
    '#EXT-X-ENDLIST',
  ];
  return `${lines.join('\n')}\n`;
}

/** Names of a group differ from each other (4.3.4.1.1). */
function nameAmong(labels: readonly string[], index: number): string {
  const label = labels[index] ?? '';
  return labels.indexOf(label) < index ? `${label} (${index + 1})` : label;
}

function attributes(values: Record<string, string | number | false | undefined>): string {
  return Object.entries(values)
    .filter(([, value]) => value !== undefined && value !== false && value !== '')
    .map(([name, value]) => `${name}=${value}`)
    .join();
}

/** A quoted string holds no line breaks and no double quotes (4.2). */
const quoted = (text: string) => `"${text.replace(/["\p{Cc}]/gu, ' ')}"`;
