/** What an ffmpeg was built with: builds differ. */
import { runChild } from './child.ts';

export type FfmpegPart = 'encoders' | 'decoders' | 'filters';

/** The names of all that it has of one kind. */
export async function partsOf(ffmpeg: string, part: FfmpegPart): Promise<Set<string>> {
  const found = new Set<string>();
  await runChild(ffmpeg, ['-hide_banner', `-${part}`], {
    silenceSeconds: 10,
    onLine: (line) => {
      const name = /^ *\S+ +(\S+) /.exec(line)?.[1];
      if (name) found.add(name);
      return true;
    },
  });
  return found;
}
