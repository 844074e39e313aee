/** Where the program begins. What it is made of is loaded from here, so that V8 keeps what it has compiled for the next start. */
import './node-env.ts';
import { enableCompileCache } from 'node:module';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { isBuilt, packageFolder } from './package-folder.ts';

// Where there is much memory V8 would else let garbage grow to three times what is alive, hundreds of megabytes, before it collects it.
setFlagsFromString('--heap-growing-percent=50');
// In our own folder: a cache in the shared temporary folder could be written by others. Where this one is read-only, none is kept.
if (isBuilt) enableCompileCache(join(packageFolder, 'dist/compile-cache'));
await import('./command-line.ts');
