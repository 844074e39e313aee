/** Subtitles of a film, as they are kept with its scene. */

export interface SubtitleTrack {
  /** Of letters and digits; differs from the others of the film. */
  id: string;
  /** The number of the track among all streams of the film; undefined for a file beside it. */
  stream?: number;
  /** The name of the file beside the film; undefined for a track inside. */
  file?: string;
  /** A BCP 47 tag; empty when unknown. */
  language: string;
  label: string;
  isForced: boolean;
}
