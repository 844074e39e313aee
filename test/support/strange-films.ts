/** Films of the kinds that go wrong, each as small as it can be, with what is right about it. */

import { existsSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runFfmpeg } from '../../src/media/ffmpeg.ts';
import type { MediaTools } from '../../src/media/tools.ts';

export interface StrangeFilm {
  name: string;
  /** The kind of trouble, in words for a list. */
  kind: string;
  make(lab: Lab): Promise<void>;
  /** What is right: how long it is, with sound and with pictures. */
  seconds: number;
  pictureSeconds?: number;
  /** As displayed; 160 × 90 where it says nothing. */
  size?: [width: number, height: number];
  /** What its pictures show: the time (`clockPicture`), or something else. */
  showsTime?: boolean;
  /** Seconds between its pictures, where they are as far apart as slides. */
  slideSeconds?: number;
  /** Two moments in the lines of each of its pictures. */
  isInterlaced?: boolean;
  /** From where to where it has no pictures that show the time. */
  gap?: [from: number, to: number];
  /** The seconds that its thumbnail may not show. */
  thumbnailGap?: [from: number, to: number];
  isDamaged?: boolean;
  /** The second that its thumbnail shows, when it is not the middle of its pictures. */
  thumbnailAt?: number;
  /** Colours that the thumbnail has at places, which are fractions of its sides. */
  colours?: { at: [x: number, y: number]; rgb: [red: number, green: number, blue: number] }[];
}

/** Where a film is made. */
export interface Lab {
  /** The film's path, with its extension. */
  film: string;
  /** A path for a part of it. */
  part(name: string): string;
  ffmpeg(...args: (string | string[])[]): Promise<void>;
  /** The `clock`, 64 seconds unless told, as an mp4 with a keyframe every two seconds. */
  clock(seconds?: number): Promise<string>;
  patch(path: string, change: (bytes: Buffer) => void): Promise<void>;
}

/**
 * A picture of 160 × 90 whose blocks count quarter seconds in binary, the lowest bit at the left: ten blocks side by side, each of
 * which is worked out once, as a pixel that is then enlarged.
 */
export const clockPicture = (seconds: number, filter = 'null') => [
  ...['-f', 'lavfi', '-i', `color=black:size=10x2:rate=10:duration=${seconds}`],
  '-vf',
  `geq=lum='if(bitand(floor(T*4+0.01),pow(2,X)),235,16)':cb=128:cr=128,scale=160:90:flags=neighbor,setsar=1,${filter}`,
];

const words = (text: string) => text.split(' ');
const h264 = words('-c:v libx264 -preset ultrafast -pix_fmt yuv420p -g 20');
const divx = words('-c:v mpeg4 -q:v 3 -bf 2 -g 120');
const tone = (seconds: number) => ['-f', 'lavfi', '-i', `sine=duration=${seconds}:sample_rate=8000`];
/** Without an end; it takes an encoder less time than a tone. */
const silence = words('-f lavfi -i anullsrc=sample_rate=8000:channel_layout=mono');
const aac = words('-c:a aac -b:a 16k');

/** Half white, half red. */
const halves = [
  '-f',
  'lavfi',
  '-i',
  'color=white:size=80x90:rate=10:duration=12[w];color=red:size=80x90:rate=10:duration=12[r];[w][r]hstack,format=gbrp',
];
const hdr = (transfer: string) => [
  ...['-vf', `zscale=tin=bt709:pin=bt709:min=gbr:t=${transfer}:p=bt2020:m=bt2020nc:r=tv:npl=203,format=yuv420p10le`],
  ...words(
    `-c:v libx265 -preset ultrafast -x265-params log-level=error -color_primaries bt2020 -color_trc ${transfer} -colorspace bt2020nc -color_range tv`,
  ),
];
const whiteAndRed: StrangeFilm['colours'] = [
  { at: [0.25, 0.5], rgb: [255, 255, 255] },
  { at: [0.75, 0.5], rgb: [253, 18, 0] },
];

/** What came last before the damage is whole, and on screen for as long as it lasts. */
const zeroed = (extension: string, codecs: string[]): StrangeFilm => ({
  name: `zeroed.${extension}`,
  kind: 'damage in the middle: 20 % zeroed at 40 %',
  seconds: 64,
  isDamaged: true,
  gap: [20, 45.5],
  thumbnailGap: [27, 36],
  make: async ({ clock, film, ffmpeg, patch }) => {
    await ffmpeg('-i', await clock(), codecs, film);
    await patch(film, (bytes) => void bytes.fill(0, Math.floor(bytes.length * 0.4), Math.floor(bytes.length * 0.6)));
  },
});

export const strangeFilms: StrangeFilm[] = [
  ...['avi', 'mkv'].map(
    (extension): StrangeFilm => ({
      name: `divx-b-frames.${extension}`,
      kind: 'packets without presentation times: DivX with B-frames',
      seconds: 64,
      make: async ({ clock, part, film, ffmpeg }) => {
        await ffmpeg('-i', await clock(), divx, '-vtag', 'DX50', part('divx.avi'));
        await ffmpeg('-fflags', '+genpts', '-i', part('divx.avi'), '-c', 'copy', film);
      },
    }),
  ),
  {
    name: 'h264-b-frames.avi',
    kind: 'packets without presentation times: H.264 with B-frames',
    seconds: 64,
    make: async ({ clock, film, ffmpeg }) =>
      ffmpeg('-i', await clock(), words('-c:v libx264 -preset veryfast -bf 3 -g 100'), film),
  },
  {
    name: 'dvd.vob',
    kind: 'MPEG program stream with B-frames',
    seconds: 64,
    make: async ({ clock, film, ffmpeg }) =>
      ffmpeg(
        '-i',
        await clock(),
        tone(64),
        words('-r 25 -c:v mpeg2video -bf 2 -g 15 -q:v 4 -c:a mp2 -ar 44100 -f vob'),
        film,
      ),
  },
  {
    name: 'blink.avi',
    kind: 'picture at the very start only: 0.4 s of DivX',
    seconds: 0.4,
    showsTime: false,
    colours: [{ at: [0.5, 0.5], rgb: [254, 0, 0] }],
    make: async ({ film, ffmpeg }) =>
      ffmpeg('-f', 'lavfi', '-i', 'color=red:size=160x90:rate=10:duration=0.4', divx, '-vtag', 'DX50', film),
  },
  {
    name: 'two-sizes.mp4',
    kind: 'picture size changes: H.264',
    seconds: 64,
    make: async ({ clock, part, film, ffmpeg }) => {
      const annexB = [...h264, '-bf', '0', '-f', 'h264'];
      const whole = await clock();
      await ffmpeg('-t', '32', '-i', whole, annexB, part('a.h264'));
      await ffmpeg('-ss', '32', '-i', whole, '-vf', 'scale=320:180:flags=neighbor', annexB, part('b.h264'));
      await writeFile(
        part('both.h264'),
        Buffer.concat([await readFile(part('a.h264')), await readFile(part('b.h264'))]),
      );
      await ffmpeg('-r', '10', '-f', 'h264', '-i', part('both.h264'), '-c', 'copy', film);
    },
  },
  {
    name: 'three-sizes.webm',
    kind: 'picture size changes: VP8',
    seconds: 60,
    make: async ({ clock, part, film, ffmpeg }) => {
      const whole = await clock();
      const vp8 = words('-c:v libvpx -threads 1 -deadline realtime -cpu-used 8 -b:v 400k -g 20');
      const parts = ['160x90', '320x180', '240x136'];
      for (const [index, size] of parts.entries())
        await ffmpeg(
          '-ss',
          `${index * 20}`,
          '-t',
          '20',
          '-i',
          whole,
          '-vf',
          `scale=${size.replace('x', ':')}:flags=neighbor`,
          vp8,
          part(`${index}.webm`),
        );
      await writeFile(part('list.txt'), parts.map((_, index) => `file '${part(`${index}.webm`)}'\n`).join(''));
      await ffmpeg('-f', 'concat', '-safe', '0', '-i', part('list.txt'), '-c', 'copy', film);
    },
  },
  {
    name: 'late-subtitle.mkv',
    kind: 'container longer than pictures and sound: a subtitle at 10 h',
    seconds: 64,
    make: async ({ clock, part, film, ffmpeg }) => {
      await writeFile(
        part('late.srt'),
        '1\n00:00:01,000 --> 00:00:02,000\nHello\n\n2\n10:00:00,000 --> 10:00:02,000\nThe end\n',
      );
      await ffmpeg(
        '-i',
        await clock(),
        tone(64),
        '-i',
        part('late.srt'),
        words('-map 0 -map 1 -map 2 -c:v copy -c:s srt'),
        aac,
        film,
      );
    },
  },
  {
    name: 'late-chapter.mp4',
    kind: 'container longer than pictures and sound: a chapter that ends late',
    seconds: 64,
    make: async ({ clock, part, film, ffmpeg }) => {
      await writeFile(
        part('chapters.txt'),
        ';FFMETADATA1\n[CHAPTER]\nTIMEBASE=1/1\nSTART=0\nEND=30\ntitle=One\n[CHAPTER]\nTIMEBASE=1/1\nSTART=30\nEND=3600\ntitle=Two\n',
      );
      await ffmpeg('-i', await clock(), '-i', part('chapters.txt'), words('-map 0 -map_metadata 1 -c copy'), film);
    },
  },
  {
    name: 'ten-times-the-frames.avi',
    kind: 'container longer than pictures and sound: an AVI header with 10 × the frames',
    seconds: 64,
    make: async ({ clock, film, ffmpeg, patch }) => {
      await ffmpeg('-i', await clock(), words('-c:v mpeg4 -q:v 3 -g 20'), film);
      await patch(film, (bytes) => {
        for (const at of [bytes.indexOf('avih') + 8 + 16, bytes.indexOf('strh') + 8 + 32])
          bytes.writeUInt32LE(bytes.readUInt32LE(at) * 10, at);
      });
    },
  },
  {
    name: 'no-keyframes-in-index.avi',
    kind: 'an AVI whose index names no keyframe',
    seconds: 64,
    make: async ({ clock, film, ffmpeg, patch }) => {
      await ffmpeg('-i', await clock(), tone(64), words('-c:v mpeg4 -q:v 3 -g 20 -c:a mp2 -ar 44100'), film);
      await patch(film, (bytes) => {
        const index = bytes.lastIndexOf('idx1');
        for (let at = index + 8; at + 16 <= bytes.length; at += 16) bytes.writeUInt32LE(0, at + 4);
      });
    },
  },
  ...['mkv', 'mp4'].map(
    (extension): StrangeFilm => ({
      name: `starts-at-an-hour.${extension}`,
      kind: 'start time not 0',
      seconds: 64,
      make: async ({ clock, film, ffmpeg }) =>
        ffmpeg(
          '-i',
          await clock(),
          tone(64),
          words('-map 0 -map 1 -c:v copy'),
          aac,
          words('-output_ts_offset 3600'),
          film,
        ),
    }),
  ),
  {
    name: 'wrap.ts',
    kind: 'start time not 0: MPEG-TS whose 33-bit clock wraps',
    seconds: 64,
    make: async ({ clock, film, ffmpeg }) =>
      ffmpeg('-i', await clock(), tone(64), h264, words('-c:a mp2 -ar 44100 -output_ts_offset 95410'), film),
  },
  {
    name: 'longer-sound.webm',
    kind: 'sound longer than pictures: live WebM',
    seconds: 64,
    pictureSeconds: 20,
    make: async ({ clock, film, ffmpeg }) =>
      ffmpeg(
        '-t',
        '20',
        '-i',
        await clock(),
        tone(64),
        words('-map 0 -map 1 -c:v libvpx -deadline realtime -cpu-used 8 -b:v 400k -g 20 -c:a libopus -b:a 16k -live 1'),
        film,
      ),
  },
  {
    name: 'longer-sound.mp4',
    kind: 'sound longer than pictures: 60 s and 20 minutes',
    seconds: 1200,
    pictureSeconds: 60,
    make: async ({ clock, film, ffmpeg }) =>
      ffmpeg('-t', '60', '-i', await clock(), silence, words('-map 0 -map 1 -c:v copy -t 1200'), aac, film),
  },
  ...Object.entries({
    mp4: h264,
    mkv: h264,
    avi: words('-c:v mpeg4 -q:v 3 -g 20'),
    ts: words('-c:v libx264 -preset veryfast -g 20'),
    mpg: words('-r 25 -c:v mpeg2video -bf 2 -g 15 -q:v 4 -f vob'),
    flv: words('-c:v flv1 -q:v 4 -g 20'),
    asf: words('-c:v wmv2 -q:v 3 -g 20'),
  }).map(([extension, codecs]) => zeroed(extension, codecs)),
  {
    name: 'hdr10.mkv',
    kind: 'HDR10',
    seconds: 12,
    showsTime: false,
    colours: whiteAndRed,
    make: async ({ film, ffmpeg }) => ffmpeg(halves, hdr('smpte2084'), film),
  },
  {
    name: 'hlg.mkv',
    kind: 'HLG',
    seconds: 12,
    showsTime: false,
    colours: whiteAndRed,
    make: async ({ film, ffmpeg }) => ffmpeg(halves, hdr('arib-std-b67'), film),
  },
  {
    name: 'interlaced.mkv',
    kind: 'interlaced, with motion',
    seconds: 12,
    size: [768, 576],
    isInterlaced: true,
    showsTime: false,
    make: async ({ film, ffmpeg }) =>
      ffmpeg(
        '-f',
        'lavfi',
        '-i',
        "color=black:size=720x576:rate=50:duration=12,drawbox=c=white:t=fill:x=0:y=0:w=80:h=576[b];color=black:size=720x576:rate=50:duration=12[a];[a][b]overlay=x='mod(n*23\\,720)':y=0",
        '-vf',
        'setsar=16/15,tinterlace=interleave_top,setfield=tff',
        words('-c:v mpeg2video -q:v 4 -flags +ilme+ildct -top 1 -g 12'),
        film,
      ),
  },
  {
    name: 'black-middle.mp4',
    kind: 'black in the middle',
    seconds: 64,
    gap: [25, 39.5],
    thumbnailAt: 16,
    make: async ({ clock, film, ffmpeg }) =>
      ffmpeg('-i', await clock(), '-vf', "drawbox=c=black:t=fill:enable='between(t,25,39)'", h264, film),
  },
  {
    name: 'slides.mp4',
    kind: 'one picture per 20 s',
    seconds: 80,
    slideSeconds: 20,
    make: async ({ clock, film, ffmpeg }) =>
      ffmpeg('-i', await clock(80), '-vf', "select='not(mod(n,200))+eq(n,799)'", '-fps_mode', 'vfr', h264, film),
  },
  {
    name: 'still-first.mkv',
    kind: 'a still as first video stream',
    seconds: 64,
    make: async ({ clock, part, film, ffmpeg }) => {
      await ffmpeg(words('-f lavfi -i color=green:size=320x240 -frames:v 1'), part('still.png'));
      await ffmpeg('-i', part('still.png'), '-i', await clock(), words('-map 0 -map 1 -c copy'), film);
    },
  },
  {
    name: 'intra-refresh.mp4',
    kind: 'intra refresh instead of keyframes',
    seconds: 64,
    make: async ({ clock, film, ffmpeg }) =>
      ffmpeg('-i', await clock(), words('-c:v libx264 -preset veryfast -intra-refresh 1 -g 30 -bf 0'), film),
  },
  {
    name: 'transport-stream.mp4',
    kind: 'MPEG-TS that calls itself .mp4',
    seconds: 64,
    make: async ({ clock, film, ffmpeg }) =>
      ffmpeg(
        '-i',
        await clock(),
        tone(64),
        words('-c:v libx264 -preset veryfast -g 30 -c:a mp2 -ar 44100 -f mpegts'),
        film,
      ),
  },
  ...Object.entries({ zero: [0, 0, 0, 0], 'by-45-degrees': [0xb505, 0xb505, -0xb505, 0xb505] }).map(
    ([name, [a = 0, b = 0, c = 0, d = 0]]): StrangeFilm => ({
      name: `matrix-${name}.mp4`,
      kind: 'odd display matrix',
      seconds: 64,
      make: async ({ clock, film, ffmpeg, patch }) => {
        await ffmpeg('-i', await clock(), words('-c copy'), film);
        await patch(film, (bytes) => {
          const matrix = bytes.indexOf('tkhd', bytes.lastIndexOf('moov')) + 44;
          for (const [place, value] of [a, b, 0, c, d].entries()) bytes.writeInt32BE(value, matrix + place * 4);
        });
      },
    }),
  ),
  {
    name: 'theora.ogv',
    kind: 'Theora in Ogg',
    seconds: 64,
    make: async ({ clock, film, ffmpeg }) =>
      ffmpeg('-i', await clock(), tone(64), words('-c:v libtheora -q:v 8 -g 64 -c:a libvorbis'), film),
  },
];

/** Films of other kinds, with nothing strange about them. */
export const ordinaryFilms: StrangeFilm[] = [
  zeroed('ogv', words('-c:v libtheora -q:v 8 -g 20')),
  ...Object.entries({
    'camera.m2ts': '-c:v libx264 -preset veryfast -g 30 -c:a ac3 -ar 48000 -b:a 32k',
    'old.mpg': '-r 25 -c:v mpeg1video -q:v 4 -bf 2 -g 15 -c:a mp2 -ar 44100',
    'stream.flv': '-c:v flv1 -q:v 4 -g 30 -c:a libmp3lame -ar 44100 -b:a 32k',
    'phone.3gp': '-c:v libx264 -preset veryfast -g 30 -c:a aac -b:a 16k',
    'windows.asf': '-c:v wmv2 -q:v 3 -g 30 -c:a wmav2 -ar 44100 -b:a 32k',
    'film.divx': '-c:v mpeg4 -q:v 3 -bf 2 -g 60 -vtag DX50 -c:a libmp3lame -ar 44100 -b:a 32k -f avi',
    'fragments.mp4': '-c:v libx264 -preset veryfast -g 30 -c:a aac -b:a 16k -movflags +frag_keyframe+empty_moov',
    'recorded-live.mkv': '-c:v libx264 -preset veryfast -g 30 -c:a aac -b:a 16k -live 1',
    'av1.mp4': '-c:v libsvtav1 -preset 12 -g 40 -c:a aac -b:a 16k',
    'vp9.webm': '-c:v libvpx-vp9 -deadline realtime -cpu-used 8 -b:v 300k -g 40 -c:a libopus -b:a 16k',
    'motion-jpeg.avi': '-c:v mjpeg -q:v 4 -pix_fmt yuvj420p -c:a pcm_s16le',
  }).map(
    ([name, codecs]): StrangeFilm => ({
      name,
      kind: `a kind of file: ${name.slice(name.indexOf('.'))}`,
      seconds: 64,
      make: async ({ clock, film, ffmpeg }) => ffmpeg('-i', await clock(), tone(64), words(codecs), film),
    }),
  ),
];

/** Makes a film in `folder`, and returns its path. */
export async function makeStrangeFilm(tools: MediaTools, film: StrangeFilm, folder: string): Promise<string> {
  const [path, parts] = [join(folder, film.name), join(folder, `${film.name}.parts`)];
  await mkdir(parts);
  const ffmpeg: Lab['ffmpeg'] = async (...args) => {
    await runFfmpeg(tools, args.flat(), { file: path });
  };
  await film.make({
    film: path,
    ffmpeg,
    part: (name) => join(parts, name),
    clock: async (seconds = 64) => {
      const clock = join(folder, `clock-${seconds}.mp4`);
      if (!existsSync(clock)) await ffmpeg(clockPicture(seconds), h264, words('-crf 12'), clock);
      return clock;
    },
    patch: async (file, change) => {
      const bytes = await readFile(file);
      change(bytes);
      await writeFile(file, bytes);
    },
  });
  await rm(parts, { recursive: true });
  return path;
}
