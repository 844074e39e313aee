/** Where the program begins. What it is made of is loaded from here, so that V8 keeps what it has compiled for the next start. */
import './node-env.ts';
import { enableCompileCache } from 'node:module';
import { join } from 'node:path';
import { isBuilt, packageFolder } from './package-folder.ts';

// In our own folder: a cache in the shared temporary folder could be written by others. Where this one is read-only, none is kept.
if (isBuilt) enableCompileCache(join(packageFolder, 'dist/compile-cache'));
await import('./command-line.ts');
