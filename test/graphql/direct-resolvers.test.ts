/** Which resolvers of fields are called without Type-GraphQL in between, and with what. */
import { expect, it } from 'vitest';
import { direct } from '../../src/graphql/direct-resolvers.ts';

const instance = {
  name: 'its own',
  both(this: unknown, ...given: unknown[]) {
    return [this, ...given];
  },
};
const param = (kind: string, index: number, more = {}) => ({
  target: Object,
  methodName: 'both',
  kind,
  index,
  ...more,
});
const resolver = (params: object[], more = {}) => ({ methodName: 'both', params, middlewares: [], ...more }) as never;
const instanceOf = () => instance as never;

it('gives a method its parameters in their order, whatever order they were declared in', () => {
  const resolve = direct(resolver([param('info', 1), param('context', 2), param('root', 0)]), instanceOf());
  const info = { fieldName: 'both' } as never;
  expect(resolve?.('row', {}, 'context', info)).toEqual([instance, 'row', info, 'context']);
});

it('hands on arguments that are no objects', () => {
  const params = [param('root', 0), param('arg', 1, { name: 'size', getType: () => String }), param('info', 2)];
  const resolve = direct(resolver(params), instanceOf(), ['size']);
  const info = { fieldName: 'both' } as never;
  expect(resolve?.('row', { size: 'LARGE' }, 'context', info)).toEqual([instance, 'row', 'LARGE', info]);
});

it.each([
  ['an argument is an object', resolver([param('arg', 0, { name: 'input', getType: () => Object })])],
  ['it needs a permission', resolver([param('root', 0)], { roles: ['scenes:view'] })],
  ['something runs before it', resolver([param('root', 0)], { middlewares: [() => {}] })],
  ['it takes arguments', resolver([param('root', 0), param('args', 1)])],
  ['it takes a part of the row', resolver([param('root', 0, { propertyName: 'id' })])],
  ['its row is of a class', resolver([param('root', 0, { getType: () => Date })])],
])('leaves a method to Type-GraphQL where %s', (_why, declared) => {
  expect(direct(declared, instanceOf())).toBeUndefined();
});
