/** What a home page must be; each mistake names its field. */
import { badInput } from '../errors.ts';
import type { HomepageConfigInput, HomepageSection } from './homepage.type.ts';
import { HomepageSectionType, sortOrders } from './settings.enums.ts';

const maxSections = 20;
const maxTitleLength = 100;
const maxIdLength = 100;
const maxLimit = 50;

export type ReferenceField = 'actorId' | 'studioId' | 'tagId' | 'savedSearchId';

const referenceOf: Partial<Record<HomepageSectionType, ReferenceField>> = {
  [HomepageSectionType.ACTOR]: 'actorId',
  [HomepageSectionType.STUDIO]: 'studioId',
  [HomepageSectionType.TAG]: 'tagId',
  [HomepageSectionType.SAVED_SEARCH]: 'savedSearchId',
};

/** A thing that a section shows, which must exist. */
export interface HomepageReference {
  field: ReferenceField;
  id: string;
  /** Where it stands in the input. */
  path: string;
}

/** Checks all that can be told from the input alone, and returns what must be looked up. */
export function checkHomepage({ sections }: HomepageConfigInput, path: string): HomepageReference[] {
  if (sections.length > maxSections) {
    throw badInput(`${path}.sections`, `${path}.sections must be at most ${maxSections}.`);
  }
  const seen = new Set<string>();
  return sections.flatMap((section, index) => {
    const own = `${path}.sections.${index}`;
    checkSection(section, own);
    if (seen.has(section.id)) throw badInput(`${own}.id`, `${own}.id is that of an earlier section as well.`);
    seen.add(section.id);
    return referencesOf(section, own);
  });
}

function checkSection({ id, title, limit, sort }: HomepageSection, path: string): void {
  const length = [...title.trim()].length;
  const rules: [field: string, holds: boolean, rule: string][] = [
    ['id', id !== '' && id.length <= maxIdLength, `must be 1 to ${maxIdLength} characters long`],
    ['title', length >= 1 && length <= maxTitleLength, `must be 1 to ${maxTitleLength} characters long`],
    ['limit', limit >= 1 && limit <= maxLimit, `must be 1 to ${maxLimit}`],
    ['sort', sort == null || sortOrders.includes(sort), `must be null or one of ${sortOrders.join(', ')}`],
  ];
  for (const [field, holds, rule] of rules) {
    if (!holds) throw badInput(`${path}.${field}`, `${path}.${field} ${rule}.`);
  }
}

function referencesOf(section: HomepageSection, path: string): HomepageReference[] {
  const needed = referenceOf[section.type];
  for (const field of Object.values(referenceOf)) {
    if (field !== needed && section[field] != null) {
      throw badInput(`${path}.${field}`, `${path}.${field} does not belong to a section of this type.`);
    }
  }
  if (!needed) return [];
  const id = section[needed];
  if (id == null || id === '') {
    throw badInput(`${path}.${needed}`, `${path}.${needed} must say what the section shows.`);
  }
  return [{ field: needed, id, path: `${path}.${needed}` }];
}
