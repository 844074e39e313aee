/** Which markers are asked for, in which order, and what is said of them. */
import { Field, Float, ID, InputType, Int, registerEnumType } from 'type-graphql';
import { Cost } from '../graphql/cost.ts';
import { IdSetFilter } from '../lists/filter.inputs.ts';
import { SortDirection } from '../lists/sort.ts';
import { SceneFilter } from '../scenes/scene.inputs.ts';

export enum MarkerSortField {
  TIMESTAMP = 'TIMESTAMP',
  LABEL = 'LABEL',
  CREATED_AT = 'CREATED_AT',
}

registerEnumType(MarkerSortField, {
  name: 'MarkerSortField',
  description: 'What markers can be sorted by.',
  valuesConfig: {
    TIMESTAMP: { description: 'By the position in its scene.' },
    LABEL: { description: 'By the label as text; markers without one come last in both directions.' },
    CREATED_AT: { description: 'By when the marker was set.' },
  },
});

@InputType({ description: 'Matches what fulfils all of the criteria given.' })
export class MarkerFilter {
  @Field(() => ID, { nullable: true, description: 'Markers of this scene. An unknown id matches nothing.' })
  sceneId?: string | null;

  @Field(() => [String], { nullable: true, description: 'Markers with one of these labels. Case matters.' })
  labels?: string[] | null;

  @Field(() => IdSetFilter, {
    nullable: true,
    description: 'Compares all tags: those set by hand and those that come from the label.',
  })
  tags?: IdSetFilter | null;

  @Cost({ points: 3000 })
  @Field(() => String, {
    nullable: true,
    description:
      'Markers with these words in their label or in the searchable text of their scene. Prefixes and typos are found too.',
  })
  search?: string | null;

  @Cost({ points: () => 1000, share: 1 })
  @Field(() => SceneFilter, {
    nullable: true,
    description: 'Its scene matches. Only active scenes count unless the filter mentions `state`.',
  })
  scene?: SceneFilter | null;
}

@InputType({ description: 'One field of a sort order.' })
export class MarkerSort {
  @Field(() => MarkerSortField, { description: 'What is compared.' })
  field!: MarkerSortField;

  @Field(() => SortDirection, { defaultValue: SortDirection.ASC, description: 'Ascending by default.' })
  direction!: SortDirection;
}

const timestamp = 'The position in whole seconds from the start of the scene, at most its `duration`.';
const seconds = 'The position in seconds from the start of the scene, to the millisecond, at most its `durationMs`.';
const endSeconds = 'Where the marked part ends, in seconds from the start of the scene; not before its start.';
const label = 'At most 100 characters. An empty label is no label.';

@InputType({ description: 'A position in a scene, and what to say about it.' })
export class CreateMarkerInput {
  @Field(() => ID, {
    description: 'Which scene it marks. NOT_FOUND for an unknown id, GONE when it is in the trash or missing.',
  })
  sceneId!: string;

  @Field(() => Int, { nullable: true, description: `${timestamp} Either this or \`seconds\` is required.` })
  timestamp?: number | null;

  @Field(() => Float, { nullable: true, description: seconds })
  seconds?: number | null;

  @Field(() => Float, { nullable: true, description: endSeconds })
  endSeconds?: number | null;

  @Field(() => String, { nullable: true, description: label })
  label?: string | null;

  @Field(() => String, { nullable: true, description: 'A color in the form `#RRGGBB`. Defaults to white.' })
  color?: string | null;

  @Field(() => [ID], { nullable: true, description: 'Tags to add to the default tags of the label, at most 100.' })
  tagIds?: string[] | null;
}

@InputType({ description: 'The fields to change. A field that is left out keeps its value.' })
export class UpdateMarkerInput {
  @Field(() => Int, {
    nullable: true,
    description: `${timestamp} The value that the marker has already keeps its fraction of a second.`,
  })
  timestamp?: number | null;

  @Field(() => Float, { nullable: true, description: seconds })
  seconds?: number | null;

  @Field(() => Float, { nullable: true, description: `${endSeconds} Null makes it a single moment.` })
  endSeconds?: number | null;

  @Field(() => String, { nullable: true, description: `${label} The marker gets the default tags of a new label.` })
  label?: string | null;

  @Field(() => String, { nullable: true, description: 'A color in the form `#RRGGBB`.' })
  color?: string | null;
}
