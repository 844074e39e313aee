/** Languages as containers and file names have them. */

/** ISO 639-2 or 639-1 as the shortest BCP 47 tag; empty for what is none. */
export function languageTag(language = ''): string {
  if (language === 'und' || !/^[a-z]{2,3}(-[a-z0-9]{2,8})*$/i.test(language)) return '';
  return Intl.getCanonicalLocales(language)[0] ?? '';
}

/** What a tag is called in English; empty for one that nobody has named. */
export function languageName(tag: string): string {
  const name = tag && new Intl.DisplayNames('en', { type: 'language', fallback: 'none' }).of(tag);
  return name || '';
}
