/** Text as clients write it: names, colors, addresses. */
import { badInput } from '../errors.ts';

/** PostgreSQL holds neither U+0000 nor half of a surrogate pair. */
export function checkText(field: string, text: string): void {
  if (text.includes('\0')) throw badInput(field, `${field} must not contain the character U+0000.`);
  if (!text.isWellFormed()) throw badInput(field, `${field} must be valid Unicode: it contains half of a character.`);
}

/** Counts characters as PostgreSQL does, not UTF-16 units. */
export function checkLength(field: string, text: string, max: number): void {
  const length = [...text].length;
  if (length <= max) return;
  throw badInput(field, `${field} must be at most ${max} characters long; it has ${length}.`);
}

/** A name without spaces around it. BAD_USER_INPUT when nothing is left. */
export function parseName(field: string, name: string): string {
  const trimmed = name.trim();
  if (trimmed === '') throw badInput(field, `${field} must not be blank.`);
  return trimmed;
}

/** Text that may be absent, without spaces around it; null when nothing is left. */
export function parseOptionalText(text: string | null | undefined): string | null {
  return text?.trim() || null;
}

/** A color such as `#6B7280`, in upper case. */
export function parseColor(field: string, color: string): string {
  if (/^#[0-9a-f]{6}$/i.test(color)) return color.toUpperCase();
  throw badInput(field, `${field} must be # and six hexadecimal digits, such as #6B7280, not '${color}'.`);
}

/** Clients make links of it, and a link can be a script. */
export function checkHttpUrl(field: string, url: string): void {
  if (!/^https?:\/\//i.test(url)) throw badInput(field, `${field} must begin with http:// or https://.`);
}
