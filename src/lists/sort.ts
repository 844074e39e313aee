/** The two directions of every sort. */
import { registerEnumType } from 'type-graphql';

export enum SortDirection {
  ASC = 'asc',
  DESC = 'desc',
}

registerEnumType(SortDirection, { name: 'SortDirection', description: 'ASC: smallest first. DESC: largest first.' });
