/** What a marker must be; each error names its field. */
import type { EntityManager } from '@mikro-orm/postgresql';
import { checkColumns, nullRefused } from '../checks/columns.ts';
import { distinctIds } from '../checks/ids.ts';
import { checkNumber, maxInt, toMillisecond } from '../checks/numbers.ts';
import { parseColor, parseOptionalText } from '../checks/text.ts';
import { badInput } from '../errors.ts';
import type { UsableScene } from '../scenes/usable-scene.ts';
import { Marker } from './marker.entity.ts';
import type { UpdateMarkerInput } from './marker.inputs.ts';

const maxTags = 100;

/** Label and color, as they are to be stored. */
export function checkedLook(em: EntityManager, input: UpdateMarkerInput) {
  const values = {
    label: input.label === undefined ? undefined : parseOptionalText(input.label),
    color: input.color == null ? input.color : parseColor('input.color', input.color),
  };
  checkColumns(em, Marker, values);
  return { ...values, color: values.color ?? undefined };
}

/** Refuses null for the position, which every marker has. */
export function checkPositionKept({ timestamp, seconds }: UpdateMarkerInput): void {
  if (timestamp === null) throw nullRefused('input.timestamp');
  if (seconds === null) throw nullRefused('input.seconds');
}

type Place = Pick<Marker, 'timestamp' | 'seconds' | 'endSeconds'>;

/** Where the marker is to stand, in seconds; what is not given stays as it was `before`. */
export function checkedPlace(input: UpdateMarkerInput, scene: UsableScene, before?: Place): Place {
  const seconds = checkedStart(input, scene, before);
  checkNumber('input.endSeconds', input.endSeconds, within(scene, scene.durationSeconds));
  const given = input.endSeconds == null ? input.endSeconds : toMillisecond(input.endSeconds);
  const endSeconds = given === undefined ? (before?.endSeconds ?? null) : given;
  if (endSeconds !== null && endSeconds < seconds) {
    const field = given === undefined ? startField(input) : 'input.endSeconds';
    throw badInput(field, `A marker must not end before it starts: from ${seconds} to ${endSeconds} seconds.`);
  }
  return { timestamp: Math.round(seconds), seconds, endSeconds };
}

function checkedStart(input: UpdateMarkerInput, scene: UsableScene, before: Place | undefined): number {
  const { timestamp, seconds } = input;
  if (timestamp != null && seconds != null)
    throw badInput('input.seconds', 'input.seconds and input.timestamp exclude each other: give only one of them.');
  checkNumber('input.timestamp', timestamp, within(scene, scene.duration));
  checkNumber('input.seconds', seconds, within(scene, scene.durationSeconds));
  if (seconds != null) return toMillisecond(seconds);
  // A client that knows whole seconds only must not lose the fraction by sending back what it was given.
  if (before && (timestamp == null || timestamp === before.timestamp)) return before.seconds ?? before.timestamp;
  if (timestamp == null) throw badInput('input.seconds', 'input.seconds is required, unless input.timestamp is given.');
  return isLengthKnown(scene) ? Math.min(timestamp, scene.durationSeconds) : timestamp; // the duration may be rounded up
}

const startField = ({ seconds }: UpdateMarkerInput) => (seconds == null ? 'input.timestamp' : 'input.seconds');

const isLengthKnown = ({ durationSeconds }: UsableScene) => durationSeconds > 0;

const within = (scene: UsableScene, end: number) =>
  isLengthKnown(scene) ? { min: 0, max: end, note: ', the length of the scene in seconds' } : { min: 0, max: maxInt };

export function distinctTagIds(field: string, ids: readonly string[]): string[] {
  return distinctIds(field, ids, { max: maxTags, thing: 'tag' });
}
