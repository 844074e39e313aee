/** The home page as the API shows and takes it. */
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { HomepageSectionType } from './settings.enums.ts';

@ObjectType('HomepageSection', { simpleResolvers: true })
@InputType('HomepageSectionInput')
export class HomepageSection {
  @Field(() => String, { description: 'Unique among the sections.' })
  id!: string;

  @Field(() => HomepageSectionType)
  type!: HomepageSectionType;

  @Field(() => String, { description: '1 to 100 characters.' })
  title!: string;

  @Field(() => Boolean)
  enabled!: boolean;

  @Field(() => Int, { description: 'How many scenes: 1 to 50.' })
  limit!: number;

  @Field(() => Int, { description: 'Where it stands: lower comes first.' })
  order!: number;

  @Field(() => String, {
    nullable: true,
    description: 'As defaultSortOrder; null: what suits the type.',
  })
  sort?: string | null;

  @Field(() => ID, { nullable: true, description: 'Of an ACTOR section.' })
  actorId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Of a STUDIO section.' })
  studioId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Of a TAG section.' })
  tagId?: string | null;

  @Field(() => ID, { nullable: true, description: "Of a SAVED_SEARCH section; one of the viewer's own." })
  savedSearchId?: string | null;
}

@ObjectType('HomepageConfig', { simpleResolvers: true, description: 'What the home page of a user shows.' })
export class HomepageConfig {
  @Field(() => Boolean, { description: 'Whether it offers to upload.' })
  showUpload!: boolean;

  @Field(() => [HomepageSection])
  sections!: HomepageSection[];
}

@InputType('HomepageConfigInput', { description: 'It replaces the whole home page.' })
export class HomepageConfigInput {
  @Field(() => Boolean, { description: 'Whether it offers to upload.' })
  showUpload!: boolean;

  @Field(() => [HomepageSection], { description: 'At most 20.' })
  sections!: HomepageSection[];
}
