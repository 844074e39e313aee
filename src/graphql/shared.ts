/** Says which fields equal subscriptions share. */
import { Extensions } from 'type-graphql';

/**
 * The field is the same for everybody with the same permissions, so that equal subscriptions to it are executed once per
 * event. A field that does not say so may depend on the viewer: a subscription that selects it is shared within one login
 * only.
 */
export function Shared(): MethodDecorator & PropertyDecorator {
  return Extensions({ shared: true });
}
