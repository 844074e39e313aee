/** Subscriptions over SSE, each by a request of its own: the `distinct connections` of the protocol graphql-sse. */
import { type ErrorItem, errorOf, networkError } from './errors.ts';
import { bodyOf, fetchFrom, refusalOf } from './http.ts';
import type { Session } from './session.ts';
import type { Transport } from './subscriptions.ts';

/** The server says something every few seconds; a line that is silent for longer was cut without a word. */
const patienceMilliseconds = 30_000;

interface ServerEvent {
  event: string;
  data: string;
  id: string;
}

export function openSse(url: URL, session: Session): Transport {
  return {
    async *run(subscription, signal, open) {
      const cut = new AbortController();
      const token = await session.token();
      const response = await fetchFrom(url, {
        method: 'POST',
        headers: {
          ...{ accept: 'text/event-stream', 'content-type': 'application/json' },
          ...(token !== undefined && { authorization: `Bearer ${token}` }),
        },
        body: JSON.stringify(subscription),
        signal: AbortSignal.any([signal, cut.signal]),
      });
      if (!response.ok || !response.body || !response.headers.get('content-type')?.includes('text/event-stream')) {
        const { errors } = await bodyOf<{ errors: ErrorItem[] }>(response, signal);
        throw errors ? errorOf(errors) : refusalOf(response);
      }
      open();
      try {
        for await (const { event, data, id } of eventsOf(response.body, () => cut.abort())) {
          if (event === 'complete') return;
          if (event === 'next') yield JSON.parse(data);
          else if (id) yield { extensions: { cursor: id } };
        }
      } catch (error) {
        signal.throwIfAborted();
        throw networkError(url, error);
      } finally {
        cut.abort();
      }
      throw networkError(url);
    },
    close: async () => {},
  };
}

/** The events of a stream; `giveUp` is called when it is silent for too long. */
async function* eventsOf(body: ReadableStream<Uint8Array>, giveUp: () => void): AsyncGenerator<ServerEvent> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let text = '';
  for (;;) {
    const silence = setTimeout(giveUp, patienceMilliseconds);
    const { done, value } = await reader.read().finally(() => clearTimeout(silence));
    if (done) return;
    text += decoder.decode(value, { stream: true });
    const blocks = text.split(/\r?\n\r?\n/);
    text = blocks.pop() ?? '';
    for (const block of blocks) yield eventOf(block);
  }
}

function eventOf(block: string): ServerEvent {
  const fields = block.split(/\r?\n/).map((line) => /^(\w*): ?(.*)$/.exec(line) ?? ['', '', '']);
  const textOf = (name: string) => fields.flatMap(([, key, value = '']) => (key === name ? value : [])).join('\n');
  return { event: textOf('event'), data: textOf('data'), id: textOf('id') };
}
