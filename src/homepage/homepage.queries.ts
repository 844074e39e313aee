/** The viewer's home page: which sections it has, and the scenes of each. */
import type { GraphQLSchema } from 'graphql';
import { viewerOf } from '../auth/access.ts';
import { type Context, loadWith } from '../context.ts';
import { whyUnavailable } from '../database/is-down.ts';
import { logFailure } from '../database/log-failure.ts';
import { AppError, messageOf, notFound } from '../errors.ts';
import type { SceneRow } from '../scenes/scene.queries.ts';
import { pagesOfScenes, wholeLibrary } from '../scenes/scene-list.queries.ts';
import type { SceneSelection } from '../scenes/scene-relations.queries.ts';
import type { HomepageSection } from '../settings/homepage.type.ts';
import { HomepageSectionType } from '../settings/settings.enums.ts';
import { shownHomepage } from '../settings/stored-homepage.ts';
import { settingsOf } from '../settings/user-settings.service.ts';
import { searchOfSection } from './section-search.ts';

/** A section that fails is empty and says why. */
export interface SectionFeed {
  section: HomepageSection;
  scenes: SceneRow[];
  error: string | null;
}

/** What is read of the scenes, and the schema that saved searches are checked against. */
export interface Wanted {
  schema: GraphQLSchema;
  selection: SceneSelection;
}

const maxLimit = 50;

/** The sections that are enabled, in order. All are asked for at once. */
export async function homepage(ctx: Context, wanted: Wanted): Promise<SectionFeed[]> {
  const sections = await sectionsOf(ctx);
  const shown = sections.filter(({ enabled }) => enabled).sort((a, b) => a.order - b.order);
  return Promise.all(shown.map(async (section) => feedOf(ctx, wanted, section)));
}

/** One section, enabled or not. NOT_FOUND when the viewer has none with this id. */
export async function homepageSection(ctx: Context, wanted: Wanted, id: string): Promise<SectionFeed> {
  const section = (await sectionsOf(ctx)).find((candidate) => candidate.id === id);
  if (!section) throw notFound(`There is no section ${id} on your home page.`);
  return feedOf(ctx, wanted, section);
}

/** A section of a type that this version does not know cannot even be named: it is left out. */
async function sectionsOf(ctx: Context): Promise<HomepageSection[]> {
  const { homepageConfig } = await settingsOf(ctx, viewerOf(ctx).id);
  const known: string[] = Object.values(HomepageSectionType);
  return shownHomepage(homepageConfig).sections.filter(({ type }) => known.includes(type));
}

async function feedOf(ctx: Context, { schema, selection }: Wanted, section: HomepageSection): Promise<SectionFeed> {
  try {
    const { filter, sort } = await searchOfSection(ctx, schema, section);
    const first = Math.min(Math.max(section.limit, 1), maxLimit);
    const asked = { list: { of: 'library' as const, filter }, args: { first, sort }, selection };
    const { nodes } = await loadWith(ctx, pagesOfScenes, asked, wholeLibrary);
    return { section, scenes: nodes, error: null };
  } catch (error) {
    if (error instanceof AppError) return { section, scenes: [], error: messageOf(error) };
    logFailure(ctx.app.log, error, 'a section of a home page failed', { section: section.type });
    return { section, scenes: [], error: whyUnavailable(error) ?? 'Something went wrong on the server.' };
  }
}
