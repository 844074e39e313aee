/**
 * The columns that return in many tables, as options for MikroORM's decorators: ids, timestamps and references.
 * Functions, because MikroORM keeps and changes the object that a decorator was given.
 */

import { BigIntType, DecimalType } from '@mikro-orm/core';

/** A BIGSERIAL key. A string in JavaScript: GraphQL's ID is one, and int8 does not fit a number. */
export const bigserial = () => ({ type: new BigIntType('string'), autoincrement: true });

export const serial = () => ({ type: 'integer', autoincrement: true });

/** The key of a table that holds exactly one row. */
export const singletonId = () => ({ type: 'integer', autoincrement: false, default: 1 });

/** The id that the API shows in place of the key. */
export const uuid = () => ({ fieldName: 'uuid', type: 'uuid', defaultRaw: 'gen_random_uuid()' });

/** An int8 that counts something; a string in JavaScript, as int8 does not fit a number. */
export const bigint = () => ({ type: new BigIntType('string') });

/** A DECIMAL that is a number in JavaScript. */
export const decimal = (precision: number, scale: number) => ({ type: new DecimalType('number'), precision, scale });

/** A VARCHAR; also for columns that hold the values of an enum. */
export const varchar = (length: number) => ({ type: 'string', length });

export const timestamptz = () => ({ type: 'Date', columnType: 'timestamptz' });

/** A TIMESTAMPTZ that PostgreSQL sets when the row is made. */
export const timestamptzNow = () => ({ ...timestamptz(), defaultRaw: 'now()' });

/** A TIMESTAMPTZ that moves with every change; by the application, as the database has no triggers. */
export const updatedAt = () => ({ ...timestamptzNow(), onUpdate: () => new Date() });

/** A foreign key whose property is the id itself, not the row behind it. */
export const foreignKey = (deleteRule: 'cascade' | 'set null' | 'restrict') => ({
  mapToPk: true as const,
  deleteRule,
  updateRule: 'no action',
});

/** A BIGINT that refers to a SERIAL key; as every int8 it is a string. */
export const bigintForeignKey = (deleteRule: 'cascade') => ({
  ...foreignKey(deleteRule),
  columnType: 'bigint',
  customType: new BigIntType('string'),
});
