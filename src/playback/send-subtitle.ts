/** Sends subtitles of a scene as WebVTT. */
import { dirname, join } from 'node:path';
import type { FastifyReply } from 'fastify';
import type { App } from '../app.type.ts';
import { rows } from '../database/rows.ts';
import { notFound, unavailable } from '../errors.ts';
import { openFile } from '../http/open-file.ts';
import { MediaError } from '../media/media-error.ts';
import type { SubtitleTrack } from '../media/subtitle-track.type.ts';
import { fileAsWebVtt, mostSubtitleBytes, trackAsWebVtt } from '../media/subtitles.ts';
import type { MediaTools } from '../media/tools.ts';
import { asAppError, fileOfScene } from './film.ts';

/** NOT_FOUND for what is not there, or is no text; GONE for a scene in the trash. */
export async function sendSubtitle(
  app: App,
  reply: FastifyReply,
  { sceneId, id }: { sceneId: string; id: string },
): Promise<FastifyReply> {
  const tools = app.media;
  if (!tools) throw unavailable('This server has no ffmpeg, so it sends no subtitles.');
  const { file } = await fileOfScene(app, sceneId);
  const track = (await subtitlesOfScene(app, sceneId)).find((one) => one.id === id);
  if (!track) throw notFound('There are no such subtitles: ask for Scene.playback again.');
  const text = await asWebVtt(tools, file, track).catch((error: unknown) => {
    throw error instanceof MediaError ? asAppError(error) : error;
  });
  return reply.type('text/vtt; charset=utf-8').header('cache-control', 'private, max-age=3600').send(text);
}

/** Those that are known of a scene; none of one that is not there. */
export async function subtitlesOfScene({ orm }: Pick<App, 'orm'>, sceneId: string): Promise<readonly SubtitleTrack[]> {
  const scene = await rows(orm.em.fork())
    .selectFrom('scenes')
    .select('subtitles')
    .where('id', '=', sceneId)
    .executeTakeFirst();
  return scene?.subtitles ?? [];
}

async function asWebVtt(tools: MediaTools, film: string, { stream, file }: SubtitleTrack): Promise<string> {
  if (stream !== undefined) return trackAsWebVtt(tools, film, stream);
  const folder = dirname(film);
  await using open = await openFile(folder, join(folder, file ?? ''));
  if (open.size > mostSubtitleBytes) throw notFound('The file is too large for subtitles.');
  const content = Buffer.alloc(open.size);
  const length = await open.read(content, open.size, 0);
  return fileAsWebVtt(tools, file ?? '', content.subarray(0, length));
}
