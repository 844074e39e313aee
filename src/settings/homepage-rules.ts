/** What a home page must be; each error names its field. */
import { checkNumber } from '../checks/numbers.ts';
import { checkLength, parseName } from '../checks/text.ts';
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

/** Checks everything that the input alone can tell, and returns what must be looked up. */
export function checkHomepage({ sections }: HomepageConfigInput, path: string): HomepageReference[] {
  if (sections.length > maxSections) {
    throw badInput(`${path}.sections`, `${path}.sections must name at most ${maxSections} sections.`);
  }
  const seen = new Set<string>();
  return sections.flatMap((section, index) => {
    const own = `${path}.sections.${index}`;
    checkSection(section, own);
    if (seen.has(section.id)) throw badInput(`${own}.id`, `${own}.id must differ from the ids of the other sections.`);
    seen.add(section.id);
    return referencesOf(section, own);
  });
}

function checkSection({ id, title, limit, sort }: HomepageSection, path: string): void {
  parseName(`${path}.id`, id);
  checkLength(`${path}.id`, id, maxIdLength);
  checkLength(`${path}.title`, parseName(`${path}.title`, title), maxTitleLength);
  checkNumber(`${path}.limit`, limit, { min: 1, max: maxLimit });
  if (sort != null && !sortOrders.includes(sort)) {
    throw badInput(`${path}.sort`, `${path}.sort must be null or one of ${sortOrders.join(', ')}.`);
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
    throw badInput(`${path}.${needed}`, `${path}.${needed} must be given: it is what the section shows.`);
  }
  return [{ field: needed, id, path: `${path}.${needed}` }];
}
