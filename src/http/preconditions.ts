/** Decides by the conditional headers of a GET or HEAD what is to be sent (RFC 9110, section 13). */
import type { IncomingHttpHeaders } from 'node:http';

/** What tells one state of a file from another. */
export interface Validators {
  /** A strong entity tag, quotes included. */
  etag: string;
  lastModified: Date;
}

/** In the order of section 13.2.2: 412 when the caller wants another state, 304 when it has this one already. */
export function evaluatePreconditions(
  headers: IncomingHttpHeaders,
  { etag, lastModified }: Validators,
): 200 | 304 | 412 {
  const { 'if-match': ifMatch, 'if-none-match': ifNoneMatch } = headers;
  const modified = wholeSeconds(lastModified);
  if (ifMatch !== undefined) {
    if (ifMatch.trim() !== '*' && !entityTags(ifMatch).includes(etag)) return 412;
  } else {
    const limit = httpDate(headers['if-unmodified-since']);
    if (limit !== undefined && modified > limit) return 412;
  }
  if (ifNoneMatch !== undefined) {
    const isKnown = ifNoneMatch.trim() === '*' || entityTags(ifNoneMatch).map(withoutWeakness).includes(etag);
    return isKnown ? 304 : 200;
  }
  const since = httpDate(headers['if-modified-since']);
  return since !== undefined && modified <= since ? 304 : 200;
}

/**
 * Whether a Range header counts beside this If-Range: only when it names this very state, by a strong entity tag or by
 * the exact date. The date of a file that was written within this second says too little: it may be written again.
 */
export function isSameState(
  ifRange: string | undefined,
  { etag, lastModified }: Validators,
  now = Date.now(),
): boolean {
  if (ifRange === undefined) return true;
  const modified = wholeSeconds(lastModified);
  return ifRange === etag || (httpDate(ifRange) === modified && modified + 1000 <= now);
}

/** Dates of HTTP have no fractions. */
const wholeSeconds = (date: Date) => Math.floor(date.getTime() / 1000) * 1000;

/** None, when the list is malformed. */
function entityTags(list: string): string[] {
  const tag = /(?:W\/)?"[\x21\x23-\x7e\x80-\xff]*"/g;
  return /^[\s,]*$/.test(list.replace(tag, '')) ? (list.match(tag) ?? []) : [];
}

const withoutWeakness = (tag: string) => tag.replace(/^W\//, '');

const [day, month, time] = [
  '[A-Z][a-z]{2}',
  '(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)',
  '\\d\\d:\\d\\d:\\d\\d',
];
const imfFixdate = new RegExp(`^${day}, \\d\\d ${month} \\d{4} ${time} GMT$`);
const rfc850Date = new RegExp(`^[A-Z][a-z]+day, (\\d\\d)-(${month})-(\\d\\d) (${time}) GMT$`);
const asctimeDate = new RegExp(`^${day} (${month}) ([ \\d]\\d) (${time}) (\\d{4})$`);

/** Milliseconds of one of the three forms of section 5.6.7; undefined for anything else, which is to be ignored. */
export function httpDate(text: string | undefined, now = new Date()): number | undefined {
  if (text === undefined) return undefined;
  if (imfFixdate.test(text)) return parsed(text);
  const [, monthOf = '', dayOf = '', timeOf = '', yearOf = ''] = asctimeDate.exec(text) ?? [];
  if (yearOf) return parsed(`${dayOf} ${monthOf} ${yearOf} ${timeOf} GMT`);
  const [, dayIn = '', monthIn = '', yearIn = '', timeIn = ''] = rfc850Date.exec(text) ?? [];
  if (!yearIn) return undefined;
  const year = Math.floor(now.getUTCFullYear() / 100) * 100 + Number(yearIn);
  return parsed(`${dayIn} ${monthIn} ${year > now.getUTCFullYear() + 50 ? year - 100 : year} ${timeIn} GMT`);
}

function parsed(date: string): number | undefined {
  const milliseconds = Date.parse(date);
  return Number.isNaN(milliseconds) ? undefined : milliseconds;
}
