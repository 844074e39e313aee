/** What a content type calls the codecs of a file (RFC 6381), from what ffprobe says of its streams. */

/** A stream as `ffprobe -show_streams` describes it. */
export interface CodecStream {
  codec_name?: string;
  codec_tag_string?: string;
  profile?: string;
  /** The codec's own number; negative when unknown. */
  level?: number;
  pix_fmt?: string;
}

/**
 * The `codecs` parameter for the first video and audio stream, such as `avc1.640028,mp4a.40.2`. Empty when one of them has
 * no name that browsers know, or its profile is unknown: half a list would say something wrong.
 */
export function codecsParameter(video: CodecStream, audio: CodecStream | undefined): string {
  const names = [videoCodec(video), ...(audio ? [audioCodec(audio)] : [])];
  return names.includes(undefined) ? '' : names.join(',');
}

/** ISO/IEC 14496-10, annex A: profile_idc and the constraint flags that come with the name. */
const h264Profiles: Record<string, string> = {
  'Constrained Baseline': '42E0',
  Baseline: '4200',
  Main: '4D40',
  Extended: '5800',
  High: '6400',
  'High 10': '6E00',
  'High 4:2:2': '7A00',
  'High 4:4:4 Predictive': 'F400',
};

/** ISO/IEC 14496-15, annex E: the profile and the profiles that it is compatible with. */
const hevcProfiles: Record<string, string> = {
  Main: '1.6',
  'Main 10': '2.4',
  'Main Still Picture': '3.E',
  Rext: '4.10',
};

/** https://aomediacodec.github.io/av1-isobmff/#codecsparam */
const av1Profiles = ['Main', 'High', 'Professional'];

function videoCodec(stream: CodecStream): string | undefined {
  const { codec_name: name, codec_tag_string: tag = '', profile = '', level = -1, pix_fmt: format = '' } = stream;
  const depth = String(/p(10|12)(le|be)$/.exec(format)?.[1] ?? 8).padStart(2, '0');
  switch (name) {
    case 'h264': {
      const known = h264Profiles[profile];
      return known && level > 0 ? `${tag === 'avc3' ? tag : 'avc1'}.${known}${hex(level)}` : undefined;
    }
    case 'hevc': {
      const known = hevcProfiles[profile];
      return known && level > 0 ? `${tag === 'hev1' ? tag : 'hvc1'}.${known}.L${level}.B0` : undefined;
    }
    case 'av1': {
      const known = av1Profiles.indexOf(profile);
      return known >= 0 && level >= 0 ? `av01.${known}.${String(level).padStart(2, '0')}M.${depth}` : undefined;
    }
    case 'vp9': {
      // ffprobe does not know the level; the lowest makes no player refuse what it might play.
      const known = /^Profile ([0-3])$/.exec(profile)?.[1];
      return known && `vp09.0${known}.10.${depth}`;
    }
    case 'vp8':
    case 'theora':
      return name;
    case 'mpeg4':
      return 'mp4v.20.9';
    default:
      return undefined;
  }
}

/** The object types of MPEG-4 audio (ISO/IEC 14496-3, table 1.17). */
const aacProfiles: Record<string, string> = { LC: '2', 'HE-AAC': '5', 'HE-AACv2': '29', Main: '1', xHE: '42' };

const audioNames: Record<string, string> = {
  mp3: 'mp4a.6B',
  opus: 'opus',
  vorbis: 'vorbis',
  flac: 'flac',
  ac3: 'ac-3',
  eac3: 'ec-3',
};

function audioCodec({ codec_name: name = '', profile = '' }: CodecStream): string | undefined {
  if (name !== 'aac') return audioNames[name];
  const type = aacProfiles[profile];
  return type && `mp4a.40.${type}`;
}

const hex = (byte: number) => byte.toString(16).toUpperCase().padStart(2, '0');
