/** Ends PostgreSQL when we end without having done it ourselves, however that happens: also by kill -9. */
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Socket } from 'node:net';
import { join } from 'node:path';
import { accountOptions } from './account.ts';
import type { Cluster } from './cluster.ts';

export interface Guard extends AsyncDisposable {
  /** We are about to start a server; whatever runs on this cluster then is ours. */
  expect(): void;
  /** From here on this is the server to end, by the id of its first process. */
  watch(pid: number): void;
}

/** How long a process that ends at once waits for its PostgreSQL. */
const patienceSeconds = 5;

/**
 * A shell reads from a pipe that breaks with us. It is in a session of its own, where no signal to our group reaches it. A fast
 * stop, which is SIGINT, rolls back what is open and ends in order. A server that somebody has started since has another id.
 */
const script = `
while read -r line; do server=$line; done
case $server in
  '') ;;
  starting)
    tries=0
    until "$2" stop -m fast -D "$1" || [ "$tries" -ge 50 ]; do tries=$((tries + 1)); sleep 0.2; done ;;
  *) read -r running < "$1/postmaster.pid" && [ "$running" = "$server" ] && kill -INT "$server" ;;
esac
`;

export function startGuard(cluster: Cluster): Guard {
  const shell = spawn('/bin/sh', ['-c', script, 'guard', cluster.directory, join(cluster.bin, 'pg_ctl')], {
    ...accountOptions(cluster.account),
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  const stdin = shell.stdin as Socket;
  stdin.on('error', () => {}); // somebody has ended the shell
  shell.on('error', () => {}); // there is none: then PostgreSQL survives us, and the next start takes it over
  shell.unref();
  stdin.unref();
  let isOurs = false;
  const tell = (server: string) => {
    isOurs = true;
    stdin.write(`${server}\n`);
  };
  // process.exit() leaves no time for anything but what is done here.
  const atExit = () => {
    if (isOurs) stopNow(cluster);
  };
  process.once('exit', atExit);
  return {
    expect: () => tell('starting'),
    watch: (pid) => tell(String(pid)),
    async [Symbol.asyncDispose]() {
      process.off('exit', atExit);
      if (shell.pid === undefined || shell.exitCode !== null || shell.signalCode !== null) return;
      shell.ref();
      const gone = once(shell, 'exit');
      shell.kill('SIGKILL');
      await gone;
    },
  };
}

function stopNow({ account, bin, directory }: Cluster): void {
  try {
    const args = ['stop', '-m', 'fast', '-w', '-t', String(patienceSeconds), '-D', directory];
    execFileSync(join(bin, 'pg_ctl'), args, { ...accountOptions(account), stdio: 'ignore' });
  } catch {
    // it has ended, or is about to
  }
}
