/** A scene in a grid; moving over it goes through the film. */
import { type CSSProperties, useState } from 'react';
import type { SceneCoreFragment } from 'reelgraph/sdk';
import { Link } from 'wouter';
import { bytes, clock, resolution } from './format.ts';
import { useClient } from './session.tsx';

type Sprites = NonNullable<SceneCoreFragment['sprites']>;

/** The tile at this share of the film, as a background that fills its element. */
export function tileStyle(
  client: { url(path: string): string },
  sprites: Sprites,
  share: number,
  duration: number,
): CSSProperties {
  const { columns, rows, intervalSeconds, sheetUrls, sheetCount } = sprites;
  const tiles = Math.min(sheetCount * columns * rows, Math.max(1, Math.ceil(duration / (intervalSeconds || 1))));
  const tile = Math.min(tiles - 1, Math.floor(share * tiles));
  const [sheet, place] = [Math.floor(tile / (columns * rows)), tile % (columns * rows)];
  return {
    backgroundImage: `url("${client.url(sheetUrls[sheet] ?? '')}")`,
    backgroundSize: `${columns * sprites.tileWidth}px auto`,
    backgroundPosition: `-${(place % columns) * sprites.tileWidth}px -${Math.floor(place / columns) * sprites.tileHeight}px`,
    width: sprites.tileWidth,
    height: sprites.tileHeight,
  };
}

export function SceneCard({ scene }: { scene: SceneCoreFragment }) {
  const client = useClient();
  const [share, setShare] = useState<number | null>(null);
  const { sprites, thumbnail } = scene;
  return (
    <Link
      href={`/scenes/${scene.id}`}
      className="card"
      onPointerMove={({ currentTarget, clientX, pointerType }) => {
        if (pointerType !== 'mouse') return;
        const { left, width } = currentTarget.getBoundingClientRect();
        setShare(Math.min(0.999, Math.max(0, (clientX - left) / width)));
      }}
      onPointerLeave={() => setShare(null)}
    >
      <span className="picture">
        {thumbnail ? (
          <img
            src={client.url(thumbnail.url)}
            alt=""
            loading="lazy"
            width={thumbnail.width ?? undefined}
            height={thumbnail.height ?? undefined}
          />
        ) : (
          <span className="no-picture">{scene.processingStatus === 'FAILED' ? 'No preview' : 'In preparation…'}</span>
        )}
        {share !== null && sprites && (
          <span className="scrub">
            <i
              style={{ ...tileStyle(client, sprites, share, scene.duration), zoom: 320 / (sprites.tileWidth || 320) }}
            />
            <b style={{ width: `${share * 100}%` }} />
          </span>
        )}
        <span className="badges">
          {resolution(scene) && <small>{resolution(scene)}</small>}
          <small>{clock(scene.duration)}</small>
        </span>
      </span>
      <strong>{scene.displayTitle}</strong>
      <small>{bytes(scene.size)}</small>
    </Link>
  );
}
