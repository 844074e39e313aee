/** How the player uses hls.js. */
import Hls from './hls.js';

export function playByHls({ address, video, onError }) {
  const hls = new Hls({
    enableWorker: false, // a worker would need an address that the page does not allow
    startPosition: video.currentTime || -1, // whoever has sought already, in the film as it is, goes on there
  });
  hls.on(Hls.Events.ERROR, (_event, error) => onError(hls, error));
  hls.on(Hls.Events.MANIFEST_PARSED, () => startWithCopied(hls));
  hls.loadSource(address);
  hls.attachMedia(video);
  return hls;
}

/**
 * The film as it is comes first in the playlist, and is there soonest. By itself hls.js takes any line for one of 5 Mbit/s, and begins
 * with less, which has to be transcoded. From the first segment on it goes by what it has measured.
 */
function startWithCopied(hls) {
  const first = hls.levels[hls.firstLevel];
  if (first?.uri.includes('/copy.m3u8')) hls.startLevel = hls.firstLevel;
}
