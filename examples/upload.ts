/** Uploads a video with a progress bar, and waits for its thumbnail: `node examples/upload.ts film.mp4`. */
import { openAsBlob } from 'node:fs';
import { basename } from 'node:path';
import { createClient } from 'reelgraph/sdk';

const { REELGRAPH_URL: url = 'http://127.0.0.1:4000', REELGRAPH_TOKEN: token } = process.env;
const [path] = process.argv.slice(2);
if (!path) throw new Error('Say which file: node examples/upload.ts film.mp4');

function draw(what: string, percent: number): void {
  const filled = Math.round(percent / 2.5);
  process.stdout.write(`\r${what} ${'█'.repeat(filled)}${'░'.repeat(40 - filled)} ${percent.toFixed(0).padStart(3)} %`);
  if (percent === 100) process.stdout.write('\n');
}

await using client = createClient({ url, token });
const { sceneId, isDuplicate } = await client.upload(await openAsBlob(path), {
  filename: basename(path),
  onProgress: ({ sent, total }) => draw('Uploading ', (sent / total) * 100),
});
if (isDuplicate) console.log('It is in the library already.');

// Metadata comes first, and its end leads to the thumbnail: so look again until nothing is left.
for (;;) {
  const { scene } = await client.scene({ id: sceneId });
  const jobs = scene?.activeJobs ?? [];
  if (jobs.length === 0) break;
  await client.waitForJobs(
    jobs.map(({ id }) => id),
    { onProgress: ({ percent }) => draw('Processing', percent) },
  );
}

const { scene } = await client.scene({ id: sceneId });
const thumbnail = scene?.thumbnail && client.url(scene.thumbnail.url);
console.log(`${scene?.displayTitle}: ${scene?.width}×${scene?.height}, ${scene?.duration} s, thumbnail ${thumbnail}`);
