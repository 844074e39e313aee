/** Previews over the seek bar: which picture shows which part of the film, from the WebVTT file of its sprites. */

export interface Preview {
  from: number;
  to: number;
  sheet: string;
  x: number;
  y: number;
  width: number;
  height: number;
}

/** `00:01:02.500` or `01:02.500` in seconds. */
const secondsOf = (time: string) => time.split(':').reduce((sum, part) => sum * 60 + Number(part), 0);

const cue = /^([\d:.]+) --> ([\d:.]+).*\r?\n(\S+)#xywh=(\d+),(\d+),(\d+),(\d+)/gm;

/** `base` is the address of the file, to which the names of the sheets are relative. */
export function previewsIn(vtt: string, base: string): Preview[] {
  return [...vtt.matchAll(cue)].map(([, from = '', to = '', sheet = '', ...place]) => {
    const [x = 0, y = 0, width = 0, height = 0] = place.map(Number);
    return { from: secondsOf(from), to: secondsOf(to), sheet: new URL(sheet, base).href, x, y, width, height };
  });
}

export const previewAt = (previews: readonly Preview[], seconds: number): Preview | undefined =>
  previews.find(({ to }) => seconds < to) ?? previews.at(-1);
