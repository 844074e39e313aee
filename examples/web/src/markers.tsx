/** The viewer's markers of a scene: going there, setting one here, removing one. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { MarkerCoreFragment } from 'reelgraph/sdk';
import { clock } from './format.ts';
import { Icon } from './icons.tsx';
import { Problem } from './problem.tsx';
import { useClient } from './session.tsx';

interface MarkersProps {
  sceneId: string;
  markers: readonly MarkerCoreFragment[];
  /** Where the film is now, in seconds. */
  position: () => number;
  onSeek: (seconds: number) => void;
}

export function Markers({ sceneId, markers, position, onSeek }: MarkersProps) {
  const client = useClient();
  const queries = useQueryClient();
  const onSuccess = () => queries.invalidateQueries({ queryKey: ['markers', sceneId] });
  const add = useMutation({
    mutationFn: (label: string) => {
      const seconds = Math.round(position() * 1000) / 1000;
      return client.createMarker({ input: { sceneId, seconds, label, color: '#FF4D5E' } });
    },
    onSuccess,
  });
  const remove = useMutation({ mutationFn: (id: string) => client.deleteMarker({ id }), onSuccess });
  return (
    <section className="markers" aria-label="Markers">
      <h2>Markers</h2>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          const form = event.currentTarget;
          add.mutate(String(new FormData(form).get('label')), { onSuccess: () => form.reset() });
        }}
      >
        <input name="label" aria-label="Label" placeholder="Name this moment" maxLength={100} />
        <button type="submit" className="primary" disabled={add.isPending}>
          <Icon name="flag" /> Add
        </button>
      </form>
      <Problem error={add.error ?? remove.error} />
      <ul>
        {markers.map(({ id, seconds, label, thumbnail }) => (
          <li key={id}>
            <button type="button" onClick={() => onSeek(seconds)}>
              {thumbnail ? (
                <img src={client.url(thumbnail.url)} alt="" loading="lazy" />
              ) : (
                <span className="no-picture" />
              )}
              <span>
                <strong>{label ?? 'No label'}</strong>
                <small>{clock(seconds)}</small>
              </span>
            </button>
            <button
              type="button"
              className="remove"
              aria-label={`Remove the marker at ${clock(seconds)}`}
              onClick={() => remove.mutate(id)}
            >
              <Icon name="trash" />
            </button>
          </li>
        ))}
      </ul>
      {markers.length === 0 && <p className="hint">Play to a moment worth finding again, and add it.</p>}
    </section>
  );
}
