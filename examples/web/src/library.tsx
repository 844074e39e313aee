/** The library: a grid that goes on while one scrolls, with a search, filters by what there is, and an order. All of it stands in the address. */
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { type ReactNode, useCallback, useEffect, useMemo, useState } from 'react';
import type { Resolution, SceneFilter, SceneSort } from 'reelgraph/sdk';
import { useSearchParams } from 'wouter';
import { count } from './format.ts';
import { Icon } from './icons.tsx';
import { Problem } from './problem.tsx';
import { SceneCard } from './scene-card.tsx';
import { useClient } from './session.tsx';

/** The best matches of a search, else the newest. */
const byDefault = { label: 'Best match', sort: null };

const orders: Record<string, { label: string; sort: SceneSort[] | null }> = {
  '': byDefault,
  newest: { label: 'Newest', sort: [{ field: 'CREATED_AT', direction: 'DESC' }] },
  title: { label: 'Title', sort: [{ field: 'TITLE', direction: 'ASC' }] },
  longest: { label: 'Longest', sort: [{ field: 'DURATION', direction: 'DESC' }] },
  views: { label: 'Most viewed', sort: [{ field: 'VIEW_COUNT', direction: 'DESC' }] },
  rating: { label: 'Your rating', sort: [{ field: 'RATING', direction: 'DESC' }] },
  random: { label: 'Shuffled', sort: [{ field: 'RANDOM', direction: 'ASC' }] },
};

function filterOf(asked: URLSearchParams): SceneFilter {
  const [tags, actors, studios, resolutions] = ['tag', 'actor', 'studio', 'resolution'].map((name) =>
    asked.getAll(name),
  );
  return {
    ...(asked.get('q') && { search: asked.get('q') }),
    ...(tags?.length && { tags: { all: tags } }),
    ...(actors?.length && { actors: { all: actors } }),
    ...(studios?.length && { studios: { any: studios } }),
    ...(resolutions?.length && { resolution: resolutions as Resolution[] }),
  };
}

export function Library() {
  const client = useClient();
  const [asked, setAsked] = useSearchParams();
  const filter = useMemo(() => filterOf(asked), [asked]);
  const order = orders[asked.get('sort') ?? ''] ?? byDefault;
  const scenes = useInfiniteQuery({
    queryKey: ['scenes', filter, order.label],
    queryFn: async ({ pageParam, signal }) =>
      (await client.scenes({ filter, sort: order.sort, first: 40, ...pageParam }, { signal })).scenes,
    initialPageParam: {} as { after?: string | null; seed?: number | null },
    getNextPageParam: ({ pageInfo, seed }) => (pageInfo.hasNextPage ? { after: pageInfo.endCursor, seed } : undefined),
    placeholderData: keepPreviousData,
  });
  const facets = useQuery({
    queryKey: ['facets', filter],
    queryFn: async ({ signal }) => (await client.sceneFacets({ filter, first: 12 }, { signal })).scenes,
    placeholderData: keepPreviousData,
  });
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = scenes;
  const more = useSight(
    useCallback(() => void fetchNextPage(), [fetchNextPage]),
    hasNextPage && !isFetchingNextPage,
  );
  const nodes = scenes.data?.pages.flatMap((page) => page.nodes) ?? [];
  const chosen = ['tag', 'actor', 'studio', 'resolution'].reduce((sum, name) => sum + asked.getAll(name).length, 0);

  const toggle = (name: string, value: string) =>
    setAsked((before) => {
      const next = new URLSearchParams(before);
      if (next.has(name, value)) next.delete(name, value);
      else next.append(name, value);
      return next;
    });
  const facet = (
    name: string,
    title: string,
    values: { value: string; label: string; count: number; color?: string }[],
  ) => (
    <Facet title={title} isEmpty={values.length === 0}>
      {values.map(({ value, label, count: matching, color }) => (
        <label key={value}>
          <input type="checkbox" checked={asked.has(name, value)} onChange={() => toggle(name, value)} />
          {color && <i className="dot" style={{ background: color }} />}
          <span>{label}</span>
          <small>{matching.toLocaleString('en')}</small>
        </label>
      ))}
    </Facet>
  );
  const { tags = [], actors = [], studios = [], resolutions = [] } = facets.data?.facets ?? {};

  return (
    <main className="library">
      <div className="toolbar">
        <h1>
          {asked.get('q') ? <>“{asked.get('q')}”</> : 'Library'}
          <small>{facets.data && count(facets.data.totalCount, 'scene')}</small>
        </h1>
        {chosen > 0 && (
          <button
            type="button"
            className="quiet"
            onClick={() => setAsked(asked.get('q') ? { q: asked.get('q') ?? '' } : {})}
          >
            Clear filters
          </button>
        )}
        <select
          aria-label="Order"
          value={asked.get('sort') ?? ''}
          onChange={({ target }) =>
            setAsked((before) => {
              const next = new URLSearchParams(before);
              next.set('sort', target.value);
              return next;
            })
          }
        >
          {Object.entries(orders)
            .filter(([value]) => value !== (asked.get('q') ? null : 'newest'))
            .map(([value, { label }]) => (
              <option key={value} value={value}>
                {value === '' && !asked.get('q') ? 'Newest' : label}
              </option>
            ))}
        </select>
      </div>
      <Filters chosen={chosen}>
        {facet(
          'tag',
          'Tags',
          tags.map(({ tag, count }) => ({ value: tag.id, label: tag.name, count, color: tag.color })),
        )}
        {facet(
          'actor',
          'Actors',
          actors.map(({ actor, count }) => ({ value: actor.id, label: actor.name, count })),
        )}
        {facet(
          'studio',
          'Studios',
          studios.map(({ studio, count }) => ({ value: studio.id, label: studio.name, count })),
        )}
        {facet(
          'resolution',
          'Resolution',
          resolutions.map(({ resolution, count }) => ({
            value: resolution,
            label: resolution.slice(1).toLowerCase(),
            count,
          })),
        )}
      </Filters>
      <section aria-label="Scenes" aria-busy={scenes.isFetching}>
        <Problem error={scenes.error} />
        <div className="grid">
          {nodes.map((scene) => (
            <SceneCard key={scene.id} scene={scene} />
          ))}
          {(scenes.isLoading || isFetchingNextPage) &&
            Array.from({ length: 8 }, (_, index) => <div key={index} className="card waiting" />)}
        </div>
        {scenes.isSuccess && nodes.length === 0 && (
          <p className="empty">Nothing matches. Try fewer words or filters.</p>
        )}
        <div ref={more} className="more" />
      </section>
    </main>
  );
}

/** Beside the grid where there is room, else behind a button. */
function Filters({ chosen, children }: { chosen: number; children: ReactNode }) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <aside className={isOpen ? 'filters open' : 'filters'}>
      <button type="button" className="quiet" aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
        <Icon name="sliders" /> Filters{chosen > 0 && <b>{chosen}</b>}
      </button>
      <div>{children}</div>
    </aside>
  );
}

function Facet({ title, isEmpty, children }: { title: string; isEmpty: boolean; children: ReactNode }) {
  return isEmpty ? null : (
    <fieldset>
      <legend>{title}</legend>
      {children}
    </fieldset>
  );
}

/** A ref for an element; `onSeen` is called when it comes near, as long as that is wanted. */
function useSight(onSeen: () => void, isWanted: boolean) {
  const [element, setElement] = useState<Element | null>(null);
  useEffect(() => {
    if (!element || !isWanted) return;
    const observer = new IntersectionObserver(([entry]) => entry?.isIntersecting && onSeen(), { rootMargin: '600px' });
    observer.observe(element);
    return () => observer.disconnect();
  }, [element, isWanted, onSeen]);
  return setElement;
}
