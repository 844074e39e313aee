/** Which markers are asked for, in which order, and what is said of them. */
import { Field, ID, InputType, Int, registerEnumType } from 'type-graphql';
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
  description: 'What is absent comes last in both directions.',
});

@InputType({ description: 'Every criterion given must hold.' })
export class MarkerFilter {
  @Field(() => ID, { nullable: true })
  sceneId?: string | null;

  @Field(() => [String], { nullable: true, description: 'One of these labels; they know capital letters from small.' })
  labels?: string[] | null;

  @Field(() => IdSetFilter, { nullable: true })
  tags?: IdSetFilter | null;

  @Field(() => String, {
    nullable: true,
    description: 'Words in the label, or in what its scene is found by; typos and beginnings of words count.',
  })
  search?: string | null;

  @Field(() => SceneFilter, {
    nullable: true,
    description: 'Its scene matches; only an active one, unless the filter speaks of `state`.',
  })
  scene?: SceneFilter | null;
}

@InputType()
export class MarkerSort {
  @Field(() => MarkerSortField)
  field!: MarkerSortField;

  @Field(() => SortDirection, { defaultValue: SortDirection.ASC })
  direction!: SortDirection;
}

const second = 'Seconds from the start, not beyond the end.';
const label = 'At most 100 characters; empty means none.';

@InputType()
export class CreateMarkerInput {
  @Field(() => ID)
  sceneId!: string;

  @Field(() => Int, { description: second })
  timestamp!: number;

  @Field(() => String, { nullable: true, description: label })
  label?: string | null;

  @Field(() => String, { nullable: true, description: '`#RRGGBB`; white unless told.' })
  color?: string | null;

  @Field(() => [ID], { nullable: true, description: 'Beside the default tags of the label; at most 100.' })
  tagIds?: string[] | null;
}

@InputType({ description: 'What is absent stays as it is.' })
export class UpdateMarkerInput {
  @Field(() => Int, { nullable: true, description: second })
  timestamp?: number | null;

  @Field(() => String, { nullable: true, description: `${label} Default tags are those of the new one.` })
  label?: string | null;

  @Field(() => String, { nullable: true, description: '`#RRGGBB`.' })
  color?: string | null;
}
