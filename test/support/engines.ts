/** ffmpeg in trouble: the real program, under conditions that a shell script sets for it. */
import { chmod, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { MediaTools } from '../../src/media/tools.ts';
import { mediaTools } from './media.ts';

/**
 * The tools, with an ffmpeg that can write `bytes` to a file and no more, and ends well all the same, as version 5.1 does on a
 * full disk. `onlyFor` is a piece of the arguments of the runs that it is so for.
 */
export async function onFullDisk(folder: string, bytes: number, onlyFor = ''): Promise<MediaTools> {
  // `ulimit -f` counts blocks of 512 bytes. Ignoring the signal, a program sees its write fail instead.
  return engine(folder, onlyFor, `trap '' XFSZ; ulimit -f ${bytes / 512}; "$ffmpeg" "$@"; exit 0`);
}

/** The tools, with an ffmpeg that is killed as the system does it when memory runs out: before it has written anything. */
export async function killed(folder: string, onlyFor = '', name: 'ffmpeg' | 'ffprobe' = 'ffmpeg'): Promise<MediaTools> {
  return engine(folder, onlyFor, 'kill -KILL $$', name);
}

/** The tools, with an ffmpeg that is told to end after a moment. */
export async function terminated(folder: string, onlyFor = ''): Promise<MediaTools> {
  return engine(folder, onlyFor, '"$ffmpeg" "$@" & sleep 0.3; kill -TERM $!; wait $!; exit $?');
}

/**
 * The tools, with an ffmpeg that reads a film at `speed` times its own speed at most, as from a slow disk: it takes its time on any
 * machine, and leaves the processors to others. `onlyFor` as above.
 */
export async function slow(folder: string, speed: number, onlyFor = ''): Promise<MediaTools> {
  return engine(folder, onlyFor, `exec "$ffmpeg" -readrate ${speed} "$@"`);
}

/** The tools, with an ffmpeg that does nothing and does not end the first time, and afterwards does what it is asked. */
export async function hangingOnce(folder: string, onlyFor = ''): Promise<MediaTools> {
  return engine(folder, onlyFor, `mkdir '${join(folder, 'has-hung')}' 2>/dev/null && exec sleep 86399`);
}

/** The tools, with an ffmpeg that was built without a filter. */
export async function lackingFilter(folder: string, filter: string): Promise<MediaTools> {
  return engine(folder, ' -filters ', `"$ffmpeg" "$@" | grep -v ' ${filter} '; exit 0`);
}

/** The tools, with an ffmpeg that ends well without having done what it is asked. */
export async function endingWell(folder: string, onlyFor: string): Promise<MediaTools> {
  return engine(folder, onlyFor, 'exit 0');
}

/** The tools, with an ffmpeg that cannot read the film when it is asked in one way. */
export async function failing(folder: string, onlyFor: string): Promise<MediaTools> {
  return engine(folder, onlyFor, "echo 'Invalid data found when processing input' >&2; exit 1");
}

/** The tools, with an ffprobe that cannot seek. */
export async function withoutEntry(folder: string): Promise<MediaTools> {
  return engine(
    folder,
    '9999999%',
    "echo 'Could not seek to position: Operation not permitted' >&2; exit 1",
    'ffprobe',
  );
}

/** The tools, with an ffprobe that is killed. */
export async function killedProbe(folder: string): Promise<MediaTools> {
  return engine(folder, '', 'kill -KILL $$', 'ffprobe');
}

/** The tools, with an ffmpeg that waits before it begins until there is a file `go` in the folder; meanwhile one `begun` is there. */
export async function held(folder: string): Promise<MediaTools> {
  return engine(folder, '', `touch '${folder}/begun'; until test -e '${folder}/go'; do sleep 0.05; done`);
}

/** The tools, with an ffmpeg that notes its arguments in the file `runs` in the folder, a line for each run. */
export async function noted(folder: string, onlyFor = ''): Promise<MediaTools> {
  return engine(folder, onlyFor, `echo "$*" >> '${folder}/runs'`);
}

async function engine(
  folder: string,
  onlyFor: string,
  trouble: string,
  name: 'ffmpeg' | 'ffprobe' = 'ffmpeg',
): Promise<MediaTools> {
  const tools = await mediaTools();
  const path = join(folder, `${name}-in-trouble`);
  const script = `#!/bin/sh\nffmpeg='${tools[name]}'\ncase " $* " in *'${onlyFor}'*) ${trouble} ;; esac\nexec "$ffmpeg" "$@"\n`;
  await writeFile(path, script);
  await chmod(path, 0o755);
  return { ...tools, [name]: path };
}
