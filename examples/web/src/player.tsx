/** The player: the first way to play the film that works here, with previews and markers over the seek bar. */
import { useQuery } from '@tanstack/react-query';
import { type RefObject, useEffect, useRef, useState } from 'react';
import type { MarkerCoreFragment, PlaybackQuery, SceneCoreFragment } from 'reelgraph/sdk';
import { clock } from './format.ts';
import { Icon } from './icons.tsx';
import { previewAt, previewsIn } from './previews.ts';
import { useClient } from './session.tsx';

type Playback = NonNullable<PlaybackQuery['scene']>['playback'];

interface PlayerProps {
  scene: SceneCoreFragment;
  playback: Playback;
  markers: readonly MarkerCoreFragment[];
  /** Where to begin. */
  from: number;
  video: RefObject<HTMLVideoElement | null>;
}

export function Player({ scene, playback, markers, from, video }: PlayerProps) {
  const client = useClient();
  const frame = useRef<HTMLDivElement>(null);
  const { now, isPaused, buffered } = usePosition(video);
  const [hovered, setHovered] = useState<number | null>(null);
  const [isMuted, setIsMuted] = useState(false);
  const duration = scene.durationMs / 1000;
  const problem = useSource(video, playback.sources);
  useWatching(video, scene.id);
  const { data: previews = [] } = useQuery({
    queryKey: ['previews', scene.sprites?.vttUrl],
    enabled: scene.sprites !== null,
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async ({ signal }) => {
      const url = scene.sprites?.vttUrl ?? '';
      return previewsIn(await (await client.fetch(url, { signal })).text(), client.url(url));
    },
  });
  const preview = hovered === null ? undefined : previewAt(previews, hovered);
  const seek = (seconds: number) => {
    if (video.current) video.current.currentTime = Math.min(Math.max(0, seconds), duration);
  };
  const toggle = () => void (video.current?.paused ? video.current.play().catch(() => {}) : video.current?.pause());
  const fullScreen = () =>
    void (document.fullscreenElement ? document.exitFullscreen() : frame.current?.requestFullscreen());

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys of the player, wherever in it the focus is
    <div
      ref={frame}
      className={isPaused ? 'player paused' : 'player'}
      style={{ aspectRatio: `${scene.width || 16} / ${scene.height || 9}` }}
      onKeyDown={(event) => {
        const act = {
          ' ': toggle,
          k: toggle,
          f: fullScreen,
          ArrowLeft: () => seek(now - 5),
          ArrowRight: () => seek(now + 5),
        }[event.key];
        if (!act || event.target instanceof HTMLButtonElement) return;
        event.preventDefault();
        act();
      }}
    >
      {/* biome-ignore lint/a11y/useMediaCaption: it has those that the film has */}
      <video
        ref={video}
        crossOrigin="anonymous"
        playsInline
        preload="metadata"
        poster={scene.largeThumbnail ? client.url(scene.largeThumbnail.url) : undefined}
        onClick={toggle}
        onLoadedMetadata={() => from > 0 && seek(from)}
        onVolumeChange={({ currentTarget }) => setIsMuted(currentTarget.muted)}
      >
        {playback.subtitles.map(({ url, label, language }) => (
          <track key={url} kind="subtitles" src={client.url(url)} label={label} srcLang={language ?? undefined} />
        ))}
      </video>
      {problem && <p className="over">{problem}</p>}
      {isPaused && now === 0 && !problem && (
        <button type="button" className="start" aria-label="Play the film" onClick={toggle}>
          <Icon name="play" />
        </button>
      )}
      <div className="controls">
        <div
          className="seek"
          onPointerMove={({ currentTarget, clientX }) => {
            const { left, width } = currentTarget.getBoundingClientRect();
            setHovered(Math.min(Math.max(0, (clientX - left) / width), 1) * duration);
          }}
          onPointerLeave={() => setHovered(null)}
        >
          <input
            type="range"
            aria-label="Position"
            aria-valuetext={`${clock(now)} of ${clock(duration)}`}
            min={0}
            max={duration || 1}
            step="any"
            value={now}
            style={{ '--done': `${(now / duration) * 100}%`, '--ready': `${(buffered / duration) * 100}%` } as object}
            onChange={({ target }) => seek(Number(target.value))}
          />
          {markers.map(({ id, seconds, color, label }) => (
            <i
              key={id}
              className="mark"
              title={label ?? undefined}
              style={{ left: `${(seconds / duration) * 100}%`, background: color }}
            />
          ))}
          {hovered !== null && (
            <div className="preview" style={{ left: `clamp(90px, ${(hovered / duration) * 100}%, calc(100% - 90px))` }}>
              {preview && (
                <i
                  style={{
                    width: preview.width,
                    height: preview.height,
                    zoom: 160 / preview.width,
                    background: `url("${preview.sheet}") -${preview.x}px -${preview.y}px`,
                  }}
                />
              )}
              <span>{clock(hovered)}</span>
            </div>
          )}
        </div>
        <div className="row">
          <button type="button" aria-label={isPaused ? 'Play' : 'Pause'} onClick={toggle}>
            <Icon name={isPaused ? 'play' : 'pause'} />
          </button>
          <button
            type="button"
            aria-label={isMuted ? 'Sound on' : 'Mute'}
            onClick={() => {
              if (video.current) video.current.muted = !isMuted;
            }}
          >
            <Icon name={isMuted ? 'mute' : 'loud'} />
          </button>
          <span>
            {clock(now)} / {clock(duration)}
          </span>
          <button type="button" aria-label="Full screen" onClick={fullScreen}>
            <Icon name="full" />
          </button>
        </div>
      </div>
    </div>
  );
}

function usePosition(video: RefObject<HTMLVideoElement | null>) {
  const [state, setState] = useState({ now: 0, isPaused: true, buffered: 0 });
  useEffect(() => {
    const element = video.current;
    if (!element) return;
    const tell = () => {
      const { currentTime: now, paused: isPaused, buffered } = element;
      setState({ now, isPaused, buffered: buffered.length > 0 ? buffered.end(buffered.length - 1) : 0 });
    };
    const events = ['timeupdate', 'play', 'pause', 'seeking', 'progress', 'loadedmetadata'];
    for (const event of events) element.addEventListener(event, tell);
    return () => {
      for (const event of events) element.removeEventListener(event, tell);
    };
  }, [video]);
  return state;
}

/** Gives the video the first source that it can play, and the next one when it turns out that it cannot. Says when there is none. */
function useSource(video: RefObject<HTMLVideoElement | null>, sources: Playback['sources']): string {
  const client = useClient();
  const [tried, setTried] = useState(0);
  const source = sources[tried];
  useEffect(() => {
    const element = video.current;
    if (!element || !source) return;
    const next = () => setTried((before) => before + 1);
    const url = client.url(source.url);
    const isNative =
      element.canPlayType(source.kind === 'HLS' ? 'application/vnd.apple.mpegurl' : source.mimeType) !== '';
    if (source.kind === 'DIRECT' && !isNative) return next();
    if (isNative) {
      element.addEventListener('error', next, { once: true });
      element.src = url;
      return () => {
        element.removeEventListener('error', next);
        element.removeAttribute('src');
        element.load();
      };
    }
    let end = () => {};
    void import('hls.js').then(({ default: Hls }) => {
      const hls = new Hls();
      hls.on(Hls.Events.ERROR, (_event, { fatal }) => fatal && next());
      hls.loadSource(url);
      hls.attachMedia(element);
      end = () => hls.destroy();
    });
    return () => end();
  }, [client, source, video]);
  return source ? '' : 'This browser cannot play the film.';
}

const reportMilliseconds = 10_000;

/** Tells the server where the viewer is, so that they can go on from there elsewhere. */
function useWatching(video: RefObject<HTMLVideoElement | null>, sceneId: string): void {
  const client = useClient();
  useEffect(() => {
    const element = video.current;
    if (!element) return;
    let [played, last] = [0, performance.now()];
    const report = () => {
      if (played > 0)
        client
          .recordWatch({
            sceneId,
            positionSeconds: Math.round(element.currentTime * 1000) / 1000,
            watchedSeconds: Math.round(played),
          })
          .catch(() => {}); // the next report says the same
    };
    const measure = () => {
      const time = performance.now();
      if (!element.paused) played += Math.min(1, (time - last) / 1000);
      last = time;
    };
    const timer = setInterval(() => !element.paused && report(), reportMilliseconds);
    element.addEventListener('timeupdate', measure);
    element.addEventListener('pause', report);
    return () => {
      clearInterval(timer);
      element.removeEventListener('timeupdate', measure);
      element.removeEventListener('pause', report);
      report();
    };
  }, [client, sceneId, video]);
}
