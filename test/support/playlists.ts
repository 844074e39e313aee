/** What RFC 8216 demands of the playlists that this server writes; a list of what they violate. */
// @ts-expect-error it brings no types
import { Parser } from 'm3u8-parser';

interface ParsedSegment {
  uri: string;
  duration: number;
  map?: { uri: string };
}

interface Parsed {
  segments: ParsedSegment[];
  endList?: boolean;
  playlistType?: string;
  targetDuration?: number;
  mediaSequence?: number;
  playlists?: { uri: string; attributes: Record<string, unknown> }[];
  mediaGroups?: Record<string, Record<string, Record<string, { uri?: string; default: boolean; language?: string }>>>;
}

export function parsePlaylist(text: string): Parsed {
  const parser = new Parser();
  parser.push(text);
  parser.end();
  return parser.manifest;
}

/** Names that may stand once at most in a playlist (4.3.3, 4.3.1.2). */
const once = ['EXT-X-VERSION', 'EXT-X-TARGETDURATION', 'EXT-X-MEDIA-SEQUENCE', 'EXT-X-PLAYLIST-TYPE', 'EXT-X-ENDLIST'];
const ofMedia = [
  'EXTINF',
  'EXT-X-TARGETDURATION',
  'EXT-X-MEDIA-SEQUENCE',
  'EXT-X-PLAYLIST-TYPE',
  'EXT-X-ENDLIST',
  'EXT-X-MAP',
];
const ofMaster = ['EXT-X-STREAM-INF', 'EXT-X-MEDIA'];

export function violationsOf(text: string): string[] {
  const lines = text.split('\n');
  const tags = lines.map((line) => /^#(EXT[A-Z0-9-]*)/.exec(line)?.[1]).filter((tag) => tag !== undefined);
  const has = (tag: string) => tags.includes(tag);
  const { segments, targetDuration = 0, playlists = [], mediaGroups = {} } = parsePlaylist(text);
  const isMaster = has('EXT-X-STREAM-INF');
  const rules: [rule: string, isKept: boolean][] = [
    ['4.1: UTF-8 without a byte order mark and without control characters', !/[^\P{Cc}\n\r]|\ufeff/u.test(text)],
    ['4.3.1.1: EXTM3U is the first line', lines[0] === '#EXTM3U'],
    ['4.3.1.2 and 4.3.3: tags that stand once', once.every((tag) => tags.filter((other) => other === tag).length <= 1)],
    ['4.1: no tags of both kinds of playlist', !(ofMedia.some(has) && ofMaster.some(has))],
    ['4.2: attribute lists are well-formed', lines.filter(hasAttributes).every(isAttributeList)],
    ['4.3.1.2: version 6 for EXT-X-MAP without EXT-X-I-FRAMES-ONLY', !has('EXT-X-MAP') || versionIn(text) >= 6],
  ];
  if (isMaster) {
    rules.push(
      [
        '4.3.4.2: an address follows EXT-X-STREAM-INF',
        lines.every((line, at) => !line.startsWith('#EXT-X-STREAM-INF') || /^[^#]/.test(lines[at + 1] ?? '')),
      ],
      ['4.3.4.2: BANDWIDTH', playlists.every(({ attributes }) => Number.isInteger(attributes.BANDWIDTH))],
      ['4.3.4.2: CODECS should be there', playlists.every(({ attributes }) => typeof attributes.CODECS === 'string')],
      [
        '4.3.4.2.1: each AUDIO names a group',
        playlists.every(({ attributes: { AUDIO } }) => AUDIO === undefined || mediaGroups.AUDIO?.[String(AUDIO)]),
      ],
      [
        '4.3.4.2.1: each SUBTITLES names a group',
        playlists.every(
          ({ attributes: { SUBTITLES } }) => SUBTITLES === undefined || mediaGroups.SUBTITLES?.[String(SUBTITLES)],
        ),
      ],
      [
        '4.3.4.2.1: all variants have the same groups of subtitles',
        new Set(playlists.map(({ attributes: { SUBTITLES } }) => SUBTITLES)).size <= 1,
      ],
      [
        '4.3.4.1: TYPE, GROUP-ID and NAME',
        mediaLines(lines).every((line) => /TYPE=\w+,GROUP-ID="[^"]+",NAME="[^"]+"/.test(line)),
      ],
      [
        '4.3.4.1: FORCED is of subtitles only',
        mediaLines(lines).every((line) => !/FORCED=/.test(line) || /TYPE=SUBTITLES/.test(line)),
      ],
      [
        '4.3.4.1: DEFAULT=YES needs AUTOSELECT=YES',
        mediaLines(lines).every((line) => !/DEFAULT=YES/.test(line) || /AUTOSELECT=YES/.test(line)),
      ],
      [
        '4.3.4.1: subtitles have an address',
        mediaLines(lines).every((line) => !/TYPE=SUBTITLES/.test(line) || /URI="/.test(line)),
      ],
      ['4.3.4.1.1: names within a group differ', namesOf(lines).length === new Set(namesOf(lines)).size],
      [
        '4.3.4.1.1: one default at most in a group',
        Object.values(mediaGroups.AUDIO ?? {}).every(
          (group) => Object.values(group).filter((one) => one.default).length <= 1,
        ),
      ],
    );
  } else {
    rules.push(
      ['4.3.3.1: EXT-X-TARGETDURATION', has('EXT-X-TARGETDURATION')],
      [
        '4.3.3.1: no segment is longer, when rounded',
        segments.every(({ duration }) => Math.round(duration) <= targetDuration),
      ],
      ['4.3.2.1: EXTINF before each segment', segments.length > 0 && segments.every(({ duration }) => duration > 0)],
      ['4.3.2.5: EXT-X-MAP for fMP4', segments.every(({ map, uri }) => map?.uri || /\.vtt(\?|$)/.test(uri))],
      ['4.3.2.1: a decimal duration of version 3 on', versionIn(text) >= 3 && /^#EXTINF:\d+\.\d+,/m.test(text)],
      [
        '4.3.3.4 and 4.3.3.5: a VOD playlist is complete',
        has('EXT-X-ENDLIST') && text.includes('EXT-X-PLAYLIST-TYPE:VOD'),
      ],
      ['every segment has another address', new Set(segments.map(({ uri }) => uri)).size === segments.length],
    );
  }
  return rules.filter(([, isKept]) => !isKept).map(([rule]) => rule);
}

const versionIn = (text: string) => Number(/^#EXT-X-VERSION:(\d+)$/m.exec(text)?.[1] ?? 1);
const hasAttributes = (line: string) => /^#EXT-X-(STREAM-INF|MEDIA|MAP):/.test(line);
const mediaLines = (lines: string[]) => lines.filter((line) => line.startsWith('#EXT-X-MEDIA:'));
const namesOf = (lines: string[]) =>
  lines.flatMap((line) => /^#EXT-X-MEDIA:TYPE=(\w+).*,NAME=("[^"]*")/.exec(line)?.slice(1, 3).join() ?? []);

function isAttributeList(line: string): boolean {
  const value = String.raw`(?:\d+x\d+|\d+(?:\.\d+)?|"[^"\r\n]*"|[^",\s]+)`;
  return new RegExp(`^#[A-Z0-9-]+:[A-Z0-9-]+=${value}(?:,[A-Z0-9-]+=${value})*$`).test(line);
}
