/** The player of a shared video: previews over the seek bar, and the keyboard. Without this file the browser's own plays. */

const player = document.querySelector('.player');
const video = player.querySelector('video');

const paths = {
  play: 'M8 5v14l11-7z',
  pause: 'M6 5h4v14H6zm8 0h4v14h-4z',
  loud: 'M3 9v6h4l5 5V4L7 9zm13.5 3A4.5 4.5 0 0 0 14 8v8a4.5 4.5 0 0 0 2.5-4zM14 3.2v2.1a7 7 0 0 1 0 13.4v2.1a9 9 0 0 0 0-17.6z',
  mute: 'M3 9v6h4l5 5V4L7 9zm18.5-.1-1.4-1.4-2.6 2.6-2.6-2.6-1.4 1.4 2.6 2.6-2.6 2.6 1.4 1.4 2.6-2.6 2.6 2.6 1.4-1.4-2.6-2.6z',
  inset: 'M19 11h-8v6h8zm4 8V5a2 2 0 0 0-2-2H3a2 2 0 0 0-2 2v14a2 2 0 0 0 2 2h18a2 2 0 0 0 2-2zm-2 0H3V5h18z',
  full: 'M5 14H3v7h7v-2H5zm-2-4h2V5h5V3H3zm16 9h-5v2h7v-7h-2zM14 3v2h5v5h2V3z',
  small: 'M3 16h5v5h2v-7H3zm5-8H3v2h7V3H8zm6 13h2v-5h5v-2h-7zm2-13V3h-2v7h7V8z',
};

const speeds = [0.5, 1, 1.25, 1.5, 2];

function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

function icon(name) {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS(svg.namespaceURI, 'path');
  path.setAttribute('d', paths[name]);
  svg.append(path);
  return svg;
}

function button(name, label, act, className = '') {
  const made = element('button', { type: 'button', class: className });
  made.addEventListener('click', act);
  show(made, name, label);
  return made;
}

function show(made, name, label) {
  made.replaceChildren(name in paths ? icon(name) : name);
  made.setAttribute('aria-label', label);
  made.title = label;
}

/** `1:02:03`, `2:03`. */
function clock(seconds) {
  const [hours, minutes, rest] = [seconds / 3600, (seconds / 60) % 60, seconds % 60].map(Math.floor);
  const tail = `${hours ? String(minutes).padStart(2, '0') : minutes}:${String(rest).padStart(2, '0')}`;
  return hours ? `${hours}:${tail}` : tail;
}

const length = () => (Number.isFinite(video.duration) ? video.duration : 0);

const toggle = () => (video.paused ? video.play().catch(() => {}) : video.pause());
const seekTo = (seconds) => {
  video.currentTime = Math.min(Math.max(0, seconds), length());
  update();
};
const seekBy = (seconds) => seekTo(video.currentTime + seconds);
const mute = () => {
  video.muted = !video.muted;
};
const louder = (by) => {
  video.muted = false;
  video.volume = Math.min(1, Math.max(0, video.volume + by));
};
const faster = (by) => {
  const place = speeds.indexOf(video.playbackRate) + by;
  video.playbackRate = speeds[(place + speeds.length) % speeds.length];
};
const fullscreen = () => {
  if (document.fullscreenElement) document.exitFullscreen();
  else if (player.requestFullscreen) player.requestFullscreen().catch(() => {});
  else video.webkitEnterFullscreen?.(); // an iPhone has that of the video only
};
const inset = () =>
  document.pictureInPictureElement ? document.exitPictureInPicture() : video.requestPictureInPicture().catch(() => {});

/** The next one, and after the last none. The browser's own list of tracks, whoever has put them there. */
function nextSubtitles() {
  const tracks = [...video.textTracks].filter(({ kind }) => kind === 'subtitles');
  const next = tracks[tracks.findIndex(({ mode }) => mode === 'showing') + 1];
  for (const track of tracks) track.mode = track === next ? 'showing' : 'disabled';
  show(subtitles, 'CC', `Subtitles: ${next?.label ?? 'off'}`);
  subtitles.setAttribute('aria-pressed', Boolean(next));
}

// ---- controls

const start = button('play', 'Play', toggle, 'start');
const play = button('play', 'Play', toggle);
const sound = button('loud', 'Mute', mute);
const speed = button('1×', 'Speed', () => faster(1), 'wide');
const subtitles = button('CC', 'Subtitles: off', nextSubtitles);
const full = button('full', 'Full screen', fullscreen);
const volume = element('input', { type: 'range', class: 'volume', min: 0, max: 1, step: 0.05, 'aria-label': 'Volume' });
const seek = element('input', { type: 'range', min: 0, step: 'any', value: 0, 'aria-label': 'Position' });
const time = element('span', { class: 'time' });
const tile = element('div', { class: 'tile' });
const at = element('span', { class: 'at' });
const preview = element('div', { class: 'preview', hidden: '' }, tile, at);

const row = element('div', { class: 'row' }, play, sound, volume, time, element('span', { class: 'space' }), speed);
if (video.textTracks.length > 0) row.append(subtitles);
if (document.pictureInPictureEnabled) row.append(button('inset', 'Picture in picture', inset, 'wide'));
row.append(full);
const controls = element('div', { class: 'controls' }, element('div', { class: 'seek' }, seek, preview), row);
player.append(start, controls);
video.controls = false;
video.tabIndex = -1;

function update() {
  const [now, end] = [video.currentTime, length()];
  seek.max = end || 1;
  seek.value = now;
  seek.setAttribute('aria-valuetext', `${clock(now)} of ${clock(end)}`);
  const ready = Array.from({ length: video.buffered.length }, (_, i) => i).filter(
    (i) => video.buffered.start(i) <= now,
  );
  const until = ready.length ? video.buffered.end(ready.at(-1)) : 0;
  seek.style.setProperty('--done', `${end ? (now / end) * 100 : 0}%`);
  seek.style.setProperty('--ready', `${end ? (Math.max(now, until) / end) * 100 : 0}%`);
  time.textContent = `${clock(now)} / ${clock(end)}`;
  const [name, label] = video.paused ? ['play', 'Play'] : ['pause', 'Pause'];
  if (play.title !== label) show(play, name, label);
  start.hidden = now > 0 || !video.paused;
  start.style.display = start.hidden ? 'none' : '';
}

function updateSound() {
  const isQuiet = video.muted || video.volume === 0;
  show(sound, isQuiet ? 'mute' : 'loud', isQuiet ? 'Unmute' : 'Mute');
  volume.value = isQuiet ? 0 : video.volume;
  volume.style.setProperty('--done', `${volume.value * 100}%`);
}

for (const name of ['timeupdate', 'durationchange', 'progress', 'play', 'pause', 'seeked', 'ended']) {
  video.addEventListener(name, update);
}
video.addEventListener('volumechange', updateSound);
video.addEventListener('ratechange', () => show(speed, `${video.playbackRate}×`, `Speed: ${video.playbackRate}`));
for (const name of ['waiting', 'seeking']) video.addEventListener(name, () => player.classList.add('waiting'));
for (const name of ['playing', 'seeked', 'canplay', 'error']) {
  video.addEventListener(name, () => player.classList.remove('waiting'));
}
seek.addEventListener('input', () => seekTo(Number(seek.value)));
volume.addEventListener('input', () => {
  video.muted = false;
  video.volume = Number(volume.value);
});
document.addEventListener('fullscreenchange', () =>
  document.fullscreenElement ? show(full, 'small', 'Leave full screen') : show(full, 'full', 'Full screen'),
);

// ---- the controls go while nobody needs them

let timer;
function wake() {
  player.classList.remove('idle');
  clearTimeout(timer);
  timer = setTimeout(() => {
    const isUsed = controls.matches(':focus-within') && controls.querySelector(':focus-visible');
    if (!video.paused && !isUsed) player.classList.add('idle');
  }, 2500);
}

for (const name of ['pointermove', 'focusin', 'keydown']) player.addEventListener(name, wake);
for (const name of ['play', 'pause', 'seeked']) video.addEventListener(name, wake);

let wasIdle = false;
video.addEventListener('pointerdown', () => {
  wasIdle = player.classList.contains('idle');
});
video.addEventListener('click', (event) => {
  // A finger calls the controls first; a mouse has them already.
  if (event.pointerType === 'touch' && !video.paused && wasIdle) wake();
  else toggle();
});
video.addEventListener('dblclick', fullscreen);

// ---- previews: the tiles of the sheets that a WebVTT file names

const source = player.dataset.previews;
let tiles = [];

async function loadTiles() {
  const response = await fetch(source).catch(() => undefined);
  if (!response?.ok) return;
  const cue = /(\d+):(\d\d):(\d\d\.\d+) --> .*\n(.+)#xywh=(\d+),(\d+),(\d+),(\d+)/g;
  tiles = [...(await response.text()).matchAll(cue)].map(([, hours, minutes, seconds, sheet, ...place]) => {
    const [x, y, width, height] = place.map(Number);
    const from = hours * 3600 + minutes * 60 + Number(seconds);
    return { from, sheet: new URL(sheet, response.url).href, x, y, width, height };
  });
}

let loading;
/** When somebody comes near, not before. */
function preparePreviews() {
  if (source) loading ??= loadTiles();
}

async function hover({ clientX }) {
  showPreview(clientX);
  if (loading && tiles.length === 0) {
    await loading;
    if (!preview.hidden) showPreview(clientX);
  }
}

function showPreview(clientX) {
  preparePreviews();
  const box = seek.getBoundingClientRect();
  const share = Math.min(1, Math.max(0, (clientX - box.left) / box.width));
  const seconds = share * length();
  at.textContent = clock(seconds);
  const found = tiles.findLast(({ from }) => from <= seconds);
  tile.hidden = !found;
  tile.style.display = found ? '' : 'none';
  if (found) {
    tile.style.width = `${found.width}px`;
    tile.style.height = `${found.height}px`;
    tile.style.background = `url("${found.sheet}") -${found.x}px -${found.y}px`;
  }
  preview.hidden = length() === 0;
  const half = preview.offsetWidth / 2;
  preview.style.left = `${Math.min(Math.max(share * box.width - half, 0), box.width - 2 * half)}px`;
}

const hidePreview = () => {
  preview.hidden = true;
};

player.addEventListener('pointerenter', preparePreviews);
for (const name of ['pointerdown', 'pointermove']) seek.addEventListener(name, hover);
for (const name of ['pointerleave', 'pointerup', 'pointercancel']) seek.addEventListener(name, hidePreview);

// ---- keyboard

const keys = {
  ' ': toggle,
  k: toggle,
  ArrowLeft: () => seekBy(-5),
  ArrowRight: () => seekBy(5),
  j: () => seekBy(-10),
  l: () => seekBy(10),
  ArrowUp: () => louder(0.05),
  ArrowDown: () => louder(-0.05),
  m: mute,
  c: () => subtitles.isConnected && nextSubtitles(),
  f: fullscreen,
  Home: () => seekTo(0),
  End: () => seekTo(length()),
  '<': () => faster(-1),
  '>': () => faster(1),
};
for (let tenth = 0; tenth < 10; tenth += 1) keys[tenth] = () => seekTo((length() * tenth) / 10);

document.addEventListener('keydown', (event) => {
  const { target, key } = event;
  const act = keys[key.length === 1 ? key.toLowerCase() : key];
  if (!act || event.ctrlKey || event.metaKey || event.altKey) return;
  if (key === ' ' && target.closest('button, a, summary')) return; // which it presses
  if (target === volume && key.startsWith('Arrow')) return;
  event.preventDefault();
  act();
  wake();
});

const shortcuts = [
  ['Space or K', 'play, pause'],
  ['← →', '5 seconds back, ahead'],
  ['J L', '10 seconds back, ahead'],
  ['0 to 9', 'to a tenth of it'],
  ['↑ ↓', 'louder, quieter'],
  ['M', 'sound off, on'],
  ['C', 'subtitles'],
  ['F', 'full screen'],
  ['< >', 'slower, faster'],
];
const list = shortcuts.flatMap(([key, what]) => [element('dt', {}, key), element('dd', {}, what)]);
document
  .querySelector('.actions')
  .before(element('details', { class: 'keys' }, element('summary', {}, 'Keyboard'), element('dl', {}, ...list)));

// ---- what can go wrong

const reasons = {
  401: 'Sign in again to watch this: reload the page.',
  404: 'The video is not there any more.',
  410: 'This link has ended.',
  503: 'Too many people are watching at this moment. Reload the page in a little while.',
};

const unplayable = 'This browser cannot play this kind of video.';

video.addEventListener('error', () => otherwise(unplayable));
video.addEventListener('loadedmetadata', checkPicture);

/** Where a browser has the codec of the sound only, it plays that beside a black picture. */
function checkPicture() {
  if (video.videoWidth === 0) otherwise('This browser can play only the sound of this video.');
}

/** It would play what it can of such a film, without the sound for example. */
function lacksCodecs() {
  const { codecs } = player.dataset;
  const types = ['video/mp4', 'video/webm'].map((type) => `${type}; codecs="${codecs}"`);
  return codecs !== '' && types.every((type) => video.canPlayType(type) === '');
}

let isByHls = false;

/** What the browser does not play as it is, the server makes into what it does. */
async function otherwise(why) {
  if (isByHls) return explain(why);
  isByHls = true;
  const isWanted = !video.paused;
  for (const track of video.querySelectorAll('track')) track.remove(); // the playlist brings its own
  const address = new URL(player.dataset.hls, location.href).href;
  if (window.MediaSource || window.ManagedMediaSource) await playByScript(address, why).catch(() => explain(why));
  else video.src = address;
  if (isWanted) video.play().catch(() => {});
}

async function playByScript(address, why) {
  const { playByHls } = await import('./hls-player.js');
  let hasRecovered = false;
  playByHls({
    address,
    video,
    onError(hls, { fatal, type }) {
      if (!fatal) return;
      if (type !== 'mediaError' || hasRecovered) explain(why);
      else hls.recoverMediaError();
      hasRecovered = true;
    },
  });
}

async function explain(why) {
  video.pause();
  const answer = await fetch(player.dataset.stream, { headers: { range: 'bytes=0-0' } }).catch(() => undefined);
  const reason = answer?.ok ? why : reasons[answer?.status];
  const trouble = element('p', { class: 'trouble', role: 'alert' }, reason ?? 'The server cannot be reached.');
  if (answer?.ok)
    trouble.append(' ', element('a', { href: `${player.dataset.stream}?download=1` }, 'Download it'), ' instead.');
  player.querySelector('.trouble')?.remove();
  start.remove();
  controls.remove();
  player.append(trouble);
}

// ---- moments in the reader's own time

for (const moment of document.querySelectorAll('time.until')) {
  moment.textContent = new Date(moment.dateTime).toLocaleString([], { dateStyle: 'long', timeStyle: 'short' });
}

update();
updateSound();
if (video.error || lacksCodecs()) otherwise(unplayable);
else if (video.readyState > 0) checkPicture();
