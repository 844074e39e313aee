/** One scene: the film, what is known of it, and what the viewer thinks of it. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { Link } from 'wouter';
import { bytes, clock, count, day, resolution } from './format.ts';
import { Icon } from './icons.tsx';
import { Markers } from './markers.tsx';
import { Player } from './player.tsx';
import { Problem } from './problem.tsx';
import { Rating } from './rating.tsx';
import { SceneCard } from './scene-card.tsx';
import { useClient } from './session.tsx';

export function ScenePage({ id }: { id: string }) {
  const client = useClient();
  const queries = useQueryClient();
  const video = useRef<HTMLVideoElement>(null);
  const details = useQuery({
    queryKey: ['scene', id],
    queryFn: async ({ signal }) => (await client.scene({ id }, { signal })).scene,
  });
  const playback = useQuery({
    queryKey: ['playback', id],
    queryFn: async ({ signal }) => (await client.playback({ id }, { signal })).scene?.playback,
  });
  const markers = useQuery({
    queryKey: ['markers', id],
    queryFn: async ({ signal }) => (await client.sceneMarkers({ id }, { signal })).scene?.markers ?? [],
  });
  const refresh = () => queries.invalidateQueries({ queryKey: ['scene', id] });
  const rate = useMutation({
    mutationFn: (rating: number | null) => client.rateScene({ id, rating }),
    onSettled: refresh,
  });
  const like = useMutation({ mutationFn: (liked: boolean) => client.likeScene({ id, liked }), onSettled: refresh });
  const scene = details.data;
  useEffect(() => {
    if (scene) document.title = `${scene.displayTitle} · Reelgraph`;
    return () => {
      document.title = 'Reelgraph';
    };
  }, [scene]);

  if (details.isPending) return <main className="scene waiting" />;
  if (!scene)
    return details.error ? <Problem error={details.error} /> : <p className="empty">There is no such scene.</p>;
  const seek = (seconds: number) => {
    if (!video.current) return;
    video.current.currentTime = seconds;
    void video.current.play().catch(() => {});
  };
  const facts = [
    scene.releaseDate && day(scene.releaseDate),
    clock(scene.duration),
    resolution(scene) && `${scene.width} × ${scene.height}`,
    scene.videoCodec.toUpperCase(),
    bytes(scene.size),
    count(scene.viewCount, 'view'),
  ];
  return (
    <main className="scene">
      <div className="film">
        {playback.data ? (
          <Player
            scene={scene}
            playback={playback.data}
            markers={markers.data ?? []}
            from={scene.interactions.resumeSeconds}
            video={video}
          />
        ) : (
          <div className="player" style={{ aspectRatio: '16 / 9' }} />
        )}
        <div className="head">
          <h1>{scene.displayTitle}</h1>
          <button
            type="button"
            className={scene.interactions.liked ? 'like on' : 'like'}
            aria-pressed={scene.interactions.liked}
            aria-label="Like"
            onClick={() => like.mutate(!scene.interactions.liked)}
          >
            <Icon name="heart" />
            {scene.likeCount > 0 && scene.likeCount}
          </button>
          <Rating
            value={rate.isPending ? (rate.variables ?? 0) : (scene.interactions.rating ?? 0)}
            onRate={(rating) => rate.mutate(rating)}
          />
        </div>
        <p className="facts">{facts.filter(Boolean).join(' · ')}</p>
        <Problem error={rate.error ?? like.error ?? playback.error} />
        <div className="chips">
          {scene.studio && <Link href={`/?studio=${scene.studio.id}`}>{scene.studio.name}</Link>}
          {scene.actors.map((actor) => (
            <Link key={actor.id} href={`/?actor=${actor.id}`}>
              {actor.name}
            </Link>
          ))}
          {scene.tags.map((tag) => (
            <Link key={tag.id} href={`/?tag=${tag.id}`}>
              <i className="dot" style={{ background: tag.color }} />
              {tag.name}
            </Link>
          ))}
        </div>
        {scene.description && <p className="description">{scene.description}</p>}
      </div>
      <Markers
        sceneId={id}
        markers={markers.data ?? []}
        position={() => video.current?.currentTime ?? 0}
        onSeek={seek}
      />
      {scene.related.length > 0 && (
        <section className="related">
          <h2>More like this</h2>
          <div className="grid">
            {scene.related.slice(0, 8).map((other) => (
              <SceneCard key={other.id} scene={other} />
            ))}
          </div>
        </section>
      )}
    </main>
  );
}
