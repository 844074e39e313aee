/** What a marker must be; each error names its field. */
import type { EntityManager } from '@mikro-orm/postgresql';
import { checkColumns } from '../checks/columns.ts';
import { distinctIds } from '../checks/ids.ts';
import { checkNumber } from '../checks/numbers.ts';
import { parseColor, parseOptionalText } from '../checks/text.ts';
import { Marker } from './marker.entity.ts';
import type { UpdateMarkerInput } from './marker.inputs.ts';

const maxTags = 100;

/** All that can be told without knowing the scene. */
export function checkedMarker<Input extends UpdateMarkerInput>(em: EntityManager, input: Input) {
  const values = {
    timestamp: input.timestamp as Input['timestamp'],
    label: input.label === undefined ? undefined : parseOptionalText(input.label),
    color: input.color == null ? input.color : parseColor('input.color', input.color),
  };
  checkColumns(em, Marker, values);
  return { ...values, color: values.color ?? undefined };
}

/** In seconds; a scene of length 0, which means unknown, has no end. */
export function checkTimestamp(timestamp: number, duration: number): void {
  const end = duration > 0 ? { max: duration, note: ', the length of the scene in seconds' } : {};
  checkNumber('input.timestamp', timestamp, { min: 0, ...end });
}

export function distinctTagIds(field: string, ids: readonly string[]): string[] {
  return distinctIds(field, ids, { max: maxTags, thing: 'tag' });
}
