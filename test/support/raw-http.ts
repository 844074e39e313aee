/** One HTTP request as it stands, without what `fetch` adds, refuses or caches. */
import { type Agent, type IncomingHttpHeaders, request } from 'node:http';

export interface RawAnswer {
  status: number;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

export async function exchange(
  server: string,
  {
    method = 'GET',
    path,
    headers = {},
    body,
    agent = false,
  }: {
    method?: string;
    path: string;
    headers?: Record<string, string>;
    body?: string;
    /** Without one, on a connection of its own. */
    agent?: Agent | false;
  },
): Promise<RawAnswer> {
  const { hostname, port } = new URL(server);
  const answered = Promise.withResolvers<RawAnswer>();
  request({ hostname, port, path, method, headers, agent }, async (response) => {
    const chunks: Buffer[] = [];
    response.on('data', (chunk: Buffer) => chunks.push(chunk));
    response.on('error', answered.reject);
    response.on('end', () =>
      answered.resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) }),
    );
  })
    .on('error', answered.reject)
    .end(body);
  return answered.promise;
}
