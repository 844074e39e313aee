/** What a marker must be; each mistake names its field. */
import { badInput, unknownIds } from '../errors.ts';

const maxLabelLength = 100;
const maxTags = 100;

/** Seconds; a scene whose length is not known yet, 0, has no end. */
export function checkTimestamp(timestamp: number, duration: number): void {
  if (timestamp < 0) throw badInput('input.timestamp', 'input.timestamp must be 0 seconds or more.');
  if (duration > 0 && timestamp > duration) {
    throw badInput('input.timestamp', `input.timestamp must be at most ${duration} seconds, the length of the scene.`);
  }
}

/** Without space around it; null when nothing is left. */
export function checkedLabel(label: string | null, field: string): string | null {
  if (label?.includes('\0')) throw badInput(field, `${field} must not contain the character U+0000.`);
  const trimmed = label?.trim() ?? '';
  if ([...trimmed].length > maxLabelLength) {
    throw badInput(field, `${field} must be at most ${maxLabelLength} characters long.`);
  }
  return trimmed === '' ? null : trimmed;
}

export function checkedColor(color: string): string {
  if (!/^#[0-9a-f]{6}$/i.test(color)) throw badInput('input.color', 'input.color must be like #FF8800.');
  return color.toUpperCase();
}

export function checkedTagIds(ids: readonly string[], field: string): string[] {
  const distinct = [...new Set(ids)];
  if (distinct.length > maxTags) throw badInput(field, `${field} must name at most ${maxTags} tags.`);
  const strange = distinct.filter((id) => !/^[1-9]\d{0,8}$/.test(id));
  if (strange.length > 0) throw unknownIds(field, 'tag', strange);
  return distinct;
}
