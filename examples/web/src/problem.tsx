/** What went wrong, where it went wrong. */
import { isReelgraphError } from 'reelgraph/sdk';

export function Problem({ error }: { error: unknown }) {
  if (!error) return null;
  return (
    <p role="alert" className="problem">
      {isReelgraphError(error) ? error.message : 'Something went wrong.'}
    </p>
  );
}
