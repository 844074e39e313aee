/** Which markers are asked for, in which order, and what is said of them. */
import { Field, ID, InputType, Int, registerEnumType } from 'type-graphql';
import { IdSetFilter } from '../lists/filter.inputs.ts';
import { SortDirection } from '../lists/sort.ts';

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

  @Field(() => String, { nullable: true, description: 'Text in the label, or in the title or file name of the scene.' })
  search?: string | null;
}

@InputType()
export class MarkerSort {
  @Field(() => MarkerSortField)
  field!: MarkerSortField;

  @Field(() => SortDirection, { defaultValue: SortDirection.ASC })
  direction!: SortDirection;
}

const second = 'Seconds from the start, at most the length of the scene.';
const label = 'At most 100 characters; an empty text means no label.';

@InputType()
export class CreateMarkerInput {
  @Field(() => ID)
  sceneId!: string;

  @Field(() => Int, { description: second })
  timestamp!: number;

  @Field(() => String, { nullable: true, description: label })
  label?: string | null;

  @Field(() => String, { nullable: true, description: '`#RRGGBB`; white by default.' })
  color?: string | null;

  @Field(() => [ID], { nullable: true, description: 'Tags in addition to the default tags of the label; at most 100.' })
  tagIds?: string[] | null;
}

@InputType({ description: 'An absent field keeps its value.' })
export class UpdateMarkerInput {
  @Field(() => Int, { nullable: true, description: second })
  timestamp?: number | null;

  @Field(() => String, { nullable: true, description: `${label} The default tags change with it.` })
  label?: string | null;

  @Field(() => String, { nullable: true, description: '`#RRGGBB`.' })
  color?: string | null;
}
