/** Answers what a player asks for below `hls/`: playlists, and segments made on demand. */
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { App } from '../app.type.ts';
import { gone, notFound, unavailable } from '../errors.ts';
import { sendFile } from '../http/send-file.ts';
import type { StreamSlots } from '../http/stream-slots.ts';
import type { SubtitleTrack } from '../media/subtitle-track.type.ts';
import { fileOfScene, isDense } from './film.ts';
import { createKnownFilms, type KnownFilm } from './known-films.ts';
import { masterPlaylist, mediaPlaylist, subtitlePlaylist } from './playlists.ts';
import { pictureRenditions, type Rendition, segmentsOf, soundRenditions } from './renditions.ts';
import { transcodeFolder } from './segment-store.ts';
import { sendSubtitle, subtitlesOfScene } from './send-subtitle.ts';

export interface HlsFile {
  sceneId: string;
  /** What follows `hls/`. */
  path: string;
  /** Whose stream it is, for the limits. */
  login: string;
  /** Of segments. Playlists are asked for again each time. */
  cacheControl: string;
}

const playlistType = 'application/vnd.apple.mpegurl';

/** Longer than that, and a player begins without the copied pictures: the next one has them. */
const keyframePatienceMilliseconds = 5000;

/**
 * NOT_FOUND for what is not there, GONE for a scene in the trash and for segments of a file that was replaced, UNAVAILABLE where
 * waiting helps.
 */
export function createHls(app: App, slots: StreamSlots) {
  const knownFilms = createKnownFilms();
  const holds = holdWhileWatched(slots);
  void app.transcoder.findEncoder();

  return async (request: FastifyRequest, reply: FastifyReply, asked: HlsFile): Promise<FastifyReply> => {
    if (!app.media) throw unavailable('This server has no ffmpeg, so it plays only what browsers play by themselves.');
    const { sceneId, path } = asked;
    const parts = readPath(path);
    const file = await fileOfScene(app, sceneId);
    if (parts.key !== undefined && parts.key !== file.key)
      throw gone('The film is another one now: load the master playlist again.');
    const known = await knownFilms(app.media, file);
    const query = queryOf(request);
    if (parts.key === undefined) {
      const subtitles = await subtitlesOfScene(app, sceneId);
      return sendPlaylist(reply, await master(known, subtitles, query));
    }
    if (parts.subtitles) {
      const { id, isPlaylist } = parts.subtitles;
      if (!isPlaylist) return sendSubtitle(app, reply, { sceneId, id });
      return sendPlaylist(reply, subtitlePlaylist({ id, seconds: known.film.seconds, query }));
    }
    const rendition = await renditionOf(known, parts.rendition);
    const keyframes = rendition.kind === 'copy' ? await known.keyframes() : [];
    const segments = segmentsOf(known.film, rendition, keyframes);
    if (parts.file === undefined) return sendPlaylist(reply, mediaPlaylist(segments, { name: rendition.name, query }));
    const { index } = parts;
    if (index !== undefined && index >= segments.starts.length)
      throw notFound(`There is no segment ${index}: the last one is ${segments.starts.length - 1}.`);
    using _held = holds(asked);
    const made = await app.transcoder.provide({ film: known.film, rendition, segments, index, viewer: asked.login });
    const root = transcodeFolder(app);
    const contentType = rendition.kind === 'sound' ? 'audio/mp4' : 'video/mp4';
    return await sendFile(app, request, reply, {
      root,
      path: join(root, made),
      contentType,
      cacheControl: asked.cacheControl,
    });
  };
}

export type SendHls = ReturnType<typeof createHls>;

interface HlsPath {
  /** Undefined for the master playlist, which is that of the film as it is now. */
  key?: string;
  rendition: string;
  subtitles?: { id: string; isPlaylist: boolean };
  /** Undefined for a playlist. */
  file?: string;
  /** Undefined for what comes before all segments. */
  index?: number;
}

function readPath(path: string): HlsPath {
  if (path === 'master.m3u8') return { rendition: '' };
  const [, keyOfText, id = '', ending] = /^([0-9a-f]{16})\/text\/([a-z0-9]{1,20})\.(m3u8|vtt)$/.exec(path) ?? [];
  if (keyOfText) return { key: keyOfText, rendition: '', subtitles: { id, isPlaylist: ending === 'm3u8' } };
  const [, key, rendition = '', playlist, file, number] =
    /^([0-9a-f]{16})\/([a-z0-9]{1,12})(?:(\.m3u8)|\/(init\.mp4|(0|[1-9]\d{0,6})\.m4s))$/.exec(path) ?? [];
  if (key === undefined) throw notFound('There is no such file: begin with hls/master.m3u8.');
  if (playlist) return { key, rendition };
  return { key, rendition, file: file ?? '', ...(number !== undefined && { index: Number(number) }) };
}

/** What lets somebody in goes into every address of a playlist, as players do not add it by themselves. */
function queryOf({ query }: FastifyRequest): string {
  const { grant } = query as { grant?: unknown };
  return typeof grant === 'string' ? `?${new URLSearchParams({ grant })}` : '';
}

async function master(
  { film, keyframes }: KnownFilm,
  subtitles: readonly SubtitleTrack[],
  query: string,
): Promise<string> {
  const found = film.copyable
    ? await Promise.race([
        keyframes().catch(() => undefined),
        delay(keyframePatienceMilliseconds, undefined, { ref: false }),
      ])
    : undefined;
  const pictures = pictureRenditions(film, found !== undefined && isDense(found, film));
  return masterPlaylist({
    pictures,
    sounds: soundRenditions(film),
    subtitles,
    frameRate: film.frameRate,
    folder: film.key,
    query,
  });
}

async function renditionOf({ film }: KnownFilm, name: string): Promise<Rendition> {
  const all: Rendition[] = [
    ...pictureRenditions(film, true),
    ...pictureRenditions(film, false),
    ...soundRenditions(film),
  ];
  const rendition = all.find((one) => one.name === name);
  if (!rendition) throw notFound(`There is no rendition ${name} of this film.`);
  return rendition;
}

function sendPlaylist(reply: FastifyReply, text: string): FastifyReply {
  return reply.header('cache-control', 'private, no-cache').type(playlistType).send(text);
}

/** As long as a player takes from one segment to the next, with a full buffer before it. */
const betweenSegmentsMilliseconds = 30_000;

/** Who plays segments counts as one stream from the first to the last, as who plays the file itself does. */
function holdWhileWatched(slots: StreamSlots) {
  const watched = new Map<string, NodeJS.Timeout>();
  return ({ login, sceneId }: HlsFile): Disposable => {
    const answer = slots.take(login, sceneId);
    const id = `${sceneId} ${login}`;
    const known = watched.get(id);
    if (known) known.refresh();
    else {
      const stream = slots.take(login, sceneId);
      const leave = () => {
        watched.delete(id);
        stream[Symbol.dispose]();
      };
      watched.set(id, setTimeout(leave, betweenSegmentsMilliseconds).unref());
    }
    return answer;
  };
}
