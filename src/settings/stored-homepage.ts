/** Between the home page as the API shows it and as `homepage_config` stores it. */
import type { HomepageConfig, HomepageSection } from './homepage.type.ts';
import type { HomepageSectionType } from './settings.enums.ts';
import type { StoredHomepage, StoredHomepageSection } from './user-settings.entity.ts';

export function storedHomepage({ showUpload, sections }: HomepageConfig): StoredHomepage {
  return { show_upload: showUpload, sections: sections.map(storedSection) };
}

function storedSection({ id, type, title, enabled, limit, order, sort, ...ids }: HomepageSection) {
  const { actorId, studioId, tagId, savedSearchId } = ids;
  const section: StoredHomepageSection = { id, type, title: title.trim(), enabled, limit, order, config: {} };
  if (sort != null) section.sort = sort;
  if (actorId != null) section.config.actor_uuid = actorId;
  if (studioId != null) section.config.studio_uuid = studioId;
  if (tagId != null) section.config.tag_id = Number(tagId);
  if (savedSearchId != null) section.config.saved_search_uuid = savedSearchId;
  return section;
}

export function shownHomepage({ show_upload, sections }: StoredHomepage): HomepageConfig {
  return { showUpload: show_upload, sections: sections.map(shownSection) };
}

function shownSection({ config, type, sort, ...section }: StoredHomepageSection): HomepageSection {
  return {
    ...section,
    type: type as HomepageSectionType,
    sort: sort || null,
    actorId: textOf(config.actor_uuid),
    studioId: textOf(config.studio_uuid),
    tagId: textOf(config.tag_id),
    savedSearchId: textOf(config.saved_search_uuid),
  };
}

/** A tag's id may be stored as a number or as text. */
const textOf = (value: unknown) => (value == null ? null : String(value));
