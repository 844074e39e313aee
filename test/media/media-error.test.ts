import { expect, test } from 'vitest';
import { isTransient } from '../../src/jobs/retry.ts';
import { mediaErrorFrom } from '../../src/media/media-error.ts';

test.each([
  ['[out#0/webp @ 0x5f] Error opening output x.webp: No space left on device\nInvalid argument', 'diskFull'],
  ['av_interleaved_write_frame(): Disk quota exceeded', 'diskFull'],
  ['file:/films/boat.mp4: No such file or directory', 'missing'],
  ['file:/films/boat.mp4: Permission denied', 'failed'],
  ['[tty @ 0x5f] Format not on whitelist "mov,matroska"', 'unsupported'],
  ['[vist#0:0/none @ 0x5f] Decoding requested, but no decoder found for: none', 'unsupported'],
  ["Stream map '0:V:0' matches no streams.", 'unsupported'],
  [
    '[mov,mp4,m4a,3gp,3g2,mj2 @ 0x5f] moov atom not found\nboat.mp4: Invalid data found when processing input',
    'corrupt',
  ],
  ['[matroska,webm @ 0x5f] File ended prematurely', 'corrupt'],
  ['Conversion failed!', 'failed'],
  ['Error while decoding stream #0:0: Cannot allocate memory\nInvalid data found when processing input', 'limit'],
  ['terminate called after throwing an instance of std::bad_alloc', 'limit'],
  ['[png @ 0x5f] [IMGUTILS @ 0x7f] Picture size 8000x8000 exceeds specified max pixel count 36000000, see …', 'limit'],
  ['Could not seek to position 1500000: Operation not permitted', 'corrupt'],
  ['Error opening output file: Operation not permitted', 'failed'],
  ['[vist#0:0/h264 @ 0x5f] Decode error rate 1 exceeds maximum 0.666667', 'corrupt'],
  ['', 'failed'],
])('%j is %s', (stderr, kind) => {
  expect(mediaErrorFrom('/films/boat.mp4', stderr, 1)).toMatchObject({
    name: 'MediaError',
    kind,
    file: '/films/boat.mp4',
  });
});

test('the message names the file without its folder and keeps the last of what ffmpeg said', () => {
  const stderr =
    '[h264 @ 0x12ab] first\n[h264 @ 0x12ab] second\n\n[h264 @ 0x12ab] second\nfile:/films/boat "1".mp4: third\nfourth\n';
  expect(mediaErrorFrom('/films/boat "1".mp4', stderr, 1).message).toBe(
    '"boat \\"1\\".mp4" could not be processed (ffmpeg: second; file:boat "1".mp4: third; fourth)',
  );
});

test('"Operation not permitted" is not taken for a file that may not be read', () => {
  const { message } = mediaErrorFrom('/films/boat.mp4', 'Error sending frames: Operation not permitted', 1);
  expect(message).toBe('"boat.mp4" could not be processed (ffmpeg: Error sending frames: Operation not permitted)');
});

test('a file that grew beyond the limit names it', () => {
  expect(mediaErrorFrom('/films/boat.mp4', '', 128 + 25)).toMatchObject({
    kind: 'limit',
    message: '"boat.mp4" makes a file larger than the 1024 MiB that MEDIA_MAX_OUTPUT allows',
  });
});

test('without a word from ffmpeg it is the exit code that is told', () => {
  expect(mediaErrorFrom('/films/boat.mp4', '', 187).message).toBe(
    '"boat.mp4" could not be processed (ffmpeg: no message, exit code 187)',
  );
});

test.each([
  [137, '', 'killed', 'signal 9'],
  [139, '[h264 @ 0x5f] Invalid data found when processing input', 'killed', 'signal 11'],
  [143, 'file:/films/boat.mp4: No such file or directory', 'killed', 'signal 15'],
  [255, '', 'killed', 'a signal'], // how ffmpeg ends by itself when it is told to
  [228, 'Error writing trailer: No space left on device', 'diskFull', 'the disk for the result is full'],
  [134, 'Error writing trailer: Disk quota exceeded', 'diskFull', 'the disk for the result is full'], // its own code, no signal
])('exit code %i after %j is %s', (exitCode, stderr, kind, words) => {
  const error = mediaErrorFrom('/films/boat.mp4', stderr, exitCode);
  expect(error).toMatchObject({ kind, message: expect.stringContaining(words) });
  expect(isTransient(error)).toBe(true);
});
