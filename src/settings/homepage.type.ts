/** The home page as the API shows and takes it. */
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { Cost } from '../graphql/cost.ts';
import { HomepageSectionType } from './settings.enums.ts';

@ObjectType('HomepageSection', { simpleResolvers: true, description: 'A row of scenes on the home page.' })
@InputType('HomepageSectionInput', { description: 'A row of scenes on the home page.' })
export class HomepageSection {
  @Field(() => String, { description: "An id of the client's choice, unique among the sections; 1 to 100 characters." })
  id!: string;

  @Field(() => HomepageSectionType, { description: 'What it shows; it decides which of the ids below is required.' })
  type!: HomepageSectionType;

  @Field(() => String, { description: '1 to 100 characters.' })
  title!: string;

  @Field(() => Boolean, { description: 'Whether `homepage` shows it.' })
  enabled!: boolean;

  @Field(() => Int, { description: 'The number of scenes: 1 to 50.' })
  limit!: number;

  @Field(() => Int, { description: 'Sections are sorted by this number, in ascending order.' })
  order!: number;

  @Field(() => String, {
    nullable: true,
    description: 'One of the values of `defaultSortOrder`; null means the default of the type.',
  })
  sort?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'Required for an ACTOR section, and only there. NOT_FOUND when there is none with this id.',
  })
  actorId?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'Required for a STUDIO section, and only there. NOT_FOUND when there is none with this id.',
  })
  studioId?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'Required for a TAG section, and only there. NOT_FOUND when there is none with this id.',
  })
  tagId?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: "The saved search of a SAVED_SEARCH section; one of the viewer's own.",
  })
  savedSearchId?: string | null;
}

@ObjectType('HomepageConfig', { simpleResolvers: true, description: 'The home page of a user.' })
export class HomepageConfig {
  @Field(() => Boolean, { description: 'Whether the page offers an upload.' })
  showUpload!: boolean;

  @Cost({ items: 20 })
  @Field(() => [HomepageSection], { description: 'All of them, disabled ones included, as they were saved.' })
  sections!: HomepageSection[];
}

@InputType('HomepageConfigInput', { description: 'The whole home page; it replaces the previous one.' })
export class HomepageConfigInput {
  @Field(() => Boolean, { description: 'Whether the page offers an upload.' })
  showUpload!: boolean;

  @Field(() => [HomepageSection], { description: 'At most 20 sections.' })
  sections!: HomepageSection[];
}
