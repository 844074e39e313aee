/**
 * How large a page becomes by the SDK: bundles that list the newest 50, by esbuild, minified and gzipped, beside those of two
 * other media servers' SDKs for the same task. These are installed into a folder of its own, from the registry.
 */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { execa } from 'execa';
import { removeFolder, temporaryFolder } from '../test/support/server.ts';

const repository = fileURLToPath(new URL('../', import.meta.url));
const others = ['@immich/sdk@3.2.2', '@jellyfin/sdk@1.0.0', 'axios'];

/** Each lists the newest 50. */
export const pages = {
  'reelgraph/sdk, createCoreClient with scenes()': `
    import { createCoreClient } from 'reelgraph/sdk';
    import { scenes } from 'reelgraph/sdk/operations';
    const client = createCoreClient({ url: 'https://example.org', apiKey: 'key' }, { scenes });
    console.log((await client.scenes({ first: 50 })).scenes.nodes);`,
  'reelgraph/sdk, createClient with everything': `
    import { createClient } from 'reelgraph/sdk';
    const client = createClient({ url: 'https://example.org', apiKey: 'key' });
    console.log((await client.scenes({ first: 50 })).scenes.nodes);`,
  '@immich/sdk': `
    import { AssetOrder, init, searchAssets } from '@immich/sdk';
    init({ baseUrl: 'https://example.org/api', apiKey: 'key' });
    console.log((await searchAssets({ metadataSearchDto: { size: 50, order: AssetOrder.Desc } })).assets.items);`,
  '@jellyfin/sdk': `
    import { Jellyfin } from '@jellyfin/sdk';
    import { getLibraryApi } from '@jellyfin/sdk/lib/utils/api/library-api';
    const info = { clientInfo: { name: 'a', version: '1' }, deviceInfo: { name: 'b', id: 'c' } };
    const api = new Jellyfin(info).createApi('https://example.org', 'key');
    const newest = { limit: 50, sortBy: ['DateCreated'], sortOrder: ['Descending'], recursive: true };
    console.log((await getLibraryApi(api).getItems(newest)).data.Items);`,
};

export interface BundleSize {
  /** Bytes of what is loaded to list the newest 50. */
  loaded: number;
  /** Bytes with what is loaded later, if ever: what subscriptions need. */
  all: number;
}

/** Of a page whose imports are found from `folder`, minified and gzipped. */
export async function bundleSize(contents: string, folder: string): Promise<BundleSize> {
  const { outputFiles, metafile } = await build({
    stdin: { contents, resolveDir: folder },
    ...{ bundle: true, minify: true, splitting: true, format: 'esm', target: 'es2022', platform: 'browser' },
    ...{ write: false, metafile: true, outdir: folder, absWorkingDir: folder, logLevel: 'error' },
  });
  const sizes = new Map(outputFiles.map((file) => [file.path, gzipSync(file.contents, { level: 9 }).length]));
  const loaded = new Set<string>();
  const load = (output: string) => {
    if (loaded.has(output)) return;
    loaded.add(output);
    for (const { path, kind } of metafile.outputs[output]?.imports ?? []) if (kind === 'import-statement') load(path);
  };
  load('stdin.js');
  const sum = (paths: Iterable<string>) => [...paths].reduce((total, path) => total + (sizes.get(path) ?? 0), 0);
  return { loaded: sum([...loaded].map((output) => join(folder, output))), all: sum(sizes.keys()) };
}

export async function bundle(): Promise<void> {
  await execa('tsc', ['-p', 'packages/sdk'], { cwd: repository, preferLocal: true });
  const folder = await temporaryFolder();
  try {
    await writeFile(join(folder, 'package.json'), '{}');
    await execa('npm', ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--prefer-offline', ...others], {
      cwd: folder,
    });
    console.log('gzipped bytes'.padEnd(50), 'loaded'.padStart(8), 'all'.padStart(8));
    for (const [name, contents] of Object.entries(pages)) {
      const { loaded, all } = await bundleSize(
        contents,
        name.startsWith('reelgraph') ? join(repository, 'bench') : folder,
      );
      console.log(name.padEnd(50), String(loaded).padStart(8), String(all).padStart(8));
    }
  } finally {
    await removeFolder(folder);
  }
}
