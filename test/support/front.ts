/** A reverse proxy in front of a server, with what real ones do: a sub-path, refusals, and WebSockets that do not get through. */
import { createServer, type IncomingMessage, type ServerResponse, request as send } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';

export interface Front extends AsyncDisposable {
  url: string;
  /** Answers in the server's place when it returns true. */
  intercept: (request: IncomingMessage, response: ServerResponse) => boolean;
  /** What becomes of WebSockets. `swallow`: the connection stays open, and nothing comes. */
  sockets: 'pass' | 'refuse' | 'swallow';
  /** Methods and paths of the requests, upgrades included as `WS`. */
  requests: string[];
  /** Cuts every connection. */
  cut(): void;
}

/** With a prefix such as `/reel`, which the server behind it does not see. */
export async function openFront(target: string, prefix = ''): Promise<Front> {
  const { port } = new URL(target);
  const open = new Set<Socket>();
  const pathOf = ({ url = '/' }: IncomingMessage) =>
    url.startsWith(`${prefix}/`) ? url.slice(prefix.length) : undefined;
  const server = createServer((request, response) => {
    front.requests.push(`${request.method} ${request.url}`);
    if (front.intercept(request, response)) return;
    const path = pathOf(request);
    if (path === undefined) return void response.writeHead(404).end('<h1>Not found</h1>');
    const { method, headers } = request;
    const passed = send({ port, host: '127.0.0.1', path, method, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    passed.on('error', () => response.destroy());
    response.on('close', () => passed.destroy());
    request.pipe(passed);
  });
  server.on('connection', (socket) => {
    open.add(socket);
    socket.on('close', () => open.delete(socket)).on('error', () => {});
  });
  server.on('upgrade', (request, socket: Socket, head) => {
    front.requests.push(`WS ${request.url}`);
    const path = pathOf(request);
    if (front.sockets === 'refuse' || path === undefined) return void socket.end('HTTP/1.1 400 Bad Request\r\n\r\n');
    if (front.sockets === 'swallow') return;
    const upstream = connect(Number(port), '127.0.0.1');
    open.add(upstream);
    upstream.on('error', () => socket.destroy()).on('close', () => socket.destroy());
    socket.on('close', () => upstream.destroy());
    const lines = request.rawHeaders.flatMap((text, index) =>
      index % 2 ? [] : `${text}: ${request.rawHeaders[index + 1]}`,
    );
    upstream.write(`GET ${path} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`);
    upstream.write(head);
    upstream.pipe(socket).pipe(upstream);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const front: Front = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}${prefix}`,
    intercept: () => false,
    sockets: 'pass',
    requests: [],
    cut() {
      for (const socket of open) socket.destroy();
    },
    async [Symbol.asyncDispose]() {
      front.cut();
      await new Promise((resolve) => {
        server.close(resolve);
      });
    },
  };
  return front;
}
