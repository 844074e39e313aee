/** Remembers what films are, so that each is read once and not with every segment. */
import type { MediaTools } from '../media/tools.ts';
import { type Film, type FilmFile, readFilm, readKeyframes } from './film.ts';

export interface KnownFilm {
  film: Film;
  /** Of a film that can be copied. Without an index, reading them takes as long as reading all of the file. */
  keyframes(): Promise<readonly number[]>;
}

const mostFilms = 200;

/** The same film for the same key, of the films that were asked for last. What failed is tried again. */
export function createKnownFilms(): (tools: MediaTools, file: FilmFile) => Promise<KnownFilm> {
  const known = new Map<string, Promise<KnownFilm>>();
  return async (tools, file) => {
    const found = known.get(file.key) ?? read(tools, file);
    known.delete(file.key);
    known.set(file.key, found);
    for (const oldest of known.keys()) {
      if (known.size <= mostFilms) break;
      known.delete(oldest);
    }
    found.catch(() => known.delete(file.key));
    return found;
  };
}

async function read(tools: MediaTools, file: FilmFile): Promise<KnownFilm> {
  const film = await readFilm(tools, file);
  let keyframes: Promise<readonly number[]> | undefined;
  return {
    film,
    keyframes() {
      if (!keyframes) {
        keyframes = readKeyframes(tools, film);
        keyframes.catch(() => {
          keyframes = undefined;
        });
      }
      return keyframes;
    },
  };
}
