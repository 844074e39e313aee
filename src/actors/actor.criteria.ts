/** What the criteria of an actor's own data mean. */
import { expressionBuilder, sql } from 'kysely';
import type { Database } from '../database/rows.ts';
import { date, flag, ids, integer, text, uuids } from '../lists/criteria.ts';
import type { Criteria } from '../lists/filters.ts';
import { searched } from '../search/search.criteria.ts';
import type { ActorFilter } from './actor.inputs.ts';

const { ref } = expressionBuilder<Database, 'actors'>();

export const actorCriteria = {
  ids: ids((given) => sql`${ref('actors.id')} = any(${uuids(given)})`),
  search: searched(ref('actors.pk')),
  name: text(ref('actors.name')),
  gender: text(ref('actors.gender')),
  nationality: text(ref('actors.nationality')),
  ethnicity: text(ref('actors.ethnicity')),
  hairColor: text(ref('actors.hairColor')),
  eyeColor: text(ref('actors.eyeColor')),
  birthday: date(ref('actors.birthday')),
  heightCm: integer(ref('actors.heightCm')),
  weightKg: integer(ref('actors.weightKg')),
  careerStartYear: integer(ref('actors.careerStartYear')),
  hasImage: flag(sql`${ref('actors.imageUrl')} <> ''`),
} satisfies Partial<Criteria<ActorFilter>>;
