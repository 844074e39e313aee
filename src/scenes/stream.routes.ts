/** The video file itself, with ranges. */
import type { FastifyInstance } from 'fastify';
import type { App } from '../app.type.ts';
import { authorizeFile } from '../auth/authorize-file.ts';
import { rows } from '../database/rows.ts';
import { gone, notFound } from '../errors.ts';
import { sendFile } from '../http/send-file.ts';
import { mimeTypeOf } from './mime-type.ts';
import { streamResource } from './stream-url.ts';

export function registerStream(server: FastifyInstance, app: App): void {
  server.get<{ Params: { sceneId: string }; Querystring: { grant?: string | string[] } }>(
    '/stream/:sceneId',
    async (request, reply) => {
      const { sceneId } = request.params;
      await authorizeFile(app, request, streamResource(sceneId), oneOf(request.query.grant));
      const { path, root } = await fileOf(app, sceneId);
      return sendFile(request, reply, {
        root,
        path,
        contentType: mimeTypeOf(path),
        cacheControl: 'private, max-age=21600',
      });
    },
  );
}

/** A grant that is given twice is none. */
const oneOf = (grant: string | string[] | undefined) => (Array.isArray(grant) ? '' : grant);

async function fileOf(app: App, sceneId: string): Promise<{ path: string; root: string }> {
  if (!/^\d{1,18}$/.test(sceneId)) throw notFound(`There is no scene ${sceneId}.`);
  const scene = await rows(app.orm.em.fork())
    .selectFrom('scenes')
    .innerJoin('storage_paths', 'storage_paths.id', 'scenes.storagePathId')
    .select(['scenes.storedPath', 'storage_paths.path as root', 'scenes.trashedAt', 'scenes.deletedAt'])
    .where('scenes.id', '=', sceneId)
    .executeTakeFirst();
  if (!scene?.storedPath) throw notFound(`There is no scene ${sceneId}.`);
  if (scene.trashedAt) throw gone('This scene is in the trash.');
  if (scene.deletedAt) throw gone('The file of this scene is missing.');
  return { path: scene.storedPath, root: scene.root };
}
