/** Whether an ffmpeg can bring HDR into the range of a screen: some builds lack the filters that it takes. */

import { partsOf } from './parts.ts';
import type { MediaInfo } from './probe.ts';
import type { MediaTools } from './tools.ts';

const known = new Map<string, Promise<boolean>>();

/** Asked once of each ffmpeg. */
export function canToneMap({ ffmpeg }: Pick<MediaTools, 'ffmpeg'>): Promise<boolean> {
  const answer = known.get(ffmpeg) ?? hasFilters(ffmpeg, ['zscale', 'tonemap']);
  known.set(ffmpeg, answer);
  return answer;
}

/** Without the filters, pictures are taken as if they were no HDR: washed out, but there. */
export async function asToneMappable(tools: MediaTools, info: MediaInfo): Promise<MediaInfo> {
  return info.hdr && !(await canToneMap(tools)) ? { ...info, hdr: undefined } : info;
}

async function hasFilters(ffmpeg: string, names: readonly string[]): Promise<boolean> {
  const found = await partsOf(ffmpeg, 'filters');
  return names.every((name) => found.has(name));
}
