/** Debian's nginx with the example of docs/nginx.conf, and with the same files as plain ones, to measure beside. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { freePort } from '../test/support/ports.ts';

export interface Nginx extends AsyncDisposable {
  /** In front of the server. */
  proxy: string;
  /** The library as static files. */
  files: string;
}

export async function startNginx(folder: string, serverUrl: string, library: string): Promise<Nginx> {
  const [proxyPort, filesPort] = [await freePort(), await freePort()];
  const read = async (name: string) => readFile(new URL(`../docs/${name}`, import.meta.url), 'utf8');
  const included = join(folder, 'reelgraph-files.conf');
  await writeFile(included, await read('nginx-files.conf'));
  const example = (await read('nginx.conf'))
    .replaceAll('/etc/nginx/reelgraph-files.conf', included)
    .replaceAll('/srv/videos', library)
    .replaceAll('/srv/reelgraph', join(folder, 'data'))
    .replace('127.0.0.1:4000', new URL(serverUrl).host)
    .replace('listen 80;', `listen 127.0.0.1:${proxyPort};`);
  const user = process.getuid?.() === 0 ? 'user root;' : ''; // who made the files
  const configuration = `${user} daemon off; worker_processes auto; pid ${join(folder, 'nginx.pid')};
    error_log stderr error;
    events { worker_connections 1024; }
    http {
      access_log off;
      ${example}
      server { listen 127.0.0.1:${filesPort}; root ${library}; sendfile on; tcp_nopush on; }
    }`;
  const file = join(folder, 'nginx.conf');
  await writeFile(file, configuration);
  const child = spawn('nginx', ['-c', file, '-e', 'stderr'], { stdio: ['ignore', 'inherit', 'inherit'] });
  child.once('error', () => {}); // says below what to do
  const [proxy, files] = [`http://127.0.0.1:${proxyPort}`, `http://127.0.0.1:${filesPort}`];
  while (!(await fetch(proxy).catch(() => undefined))) {
    if (child.pid === undefined || child.exitCode !== null) throw new Error('nginx does not run: install nginx-light.');
    await delay(50);
  }
  return {
    proxy,
    files,
    async [Symbol.asyncDispose]() {
      child.kill('SIGQUIT');
      if (child.exitCode === null) await once(child, 'exit');
    },
  };
}
