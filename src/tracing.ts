/** OpenTelemetry, which is loaded only where its endpoint is set: without it, none of this costs anything. */

export interface Tracing extends AsyncDisposable {
  /** Runs `work` within a span; `parent` is a `traceparent`, as HTTP and the queue hand it on. */
  span<T>(name: string, options: SpanOptions, work: (span: OpenSpan) => T): T;
  /** Goes on within the span at hand, later. */
  atHand(): InSpan;
  /** Renames the span at hand. */
  rename(name: string): void;
  /** The `traceparent` of the span at hand. */
  parent(): string | undefined;
}

export type InSpan = <T>(work: () => T) => T;

export interface SpanOptions {
  kind?: 'server' | 'client' | 'consumer' | 'internal';
  attributes?: Record<string, string | number>;
  parent?: string | undefined;
}

export interface OpenSpan {
  end(error?: unknown): void;
}

let tracing: Tracing | undefined;

/** Loads OpenTelemetry and sends spans from now on. Its own settings (`OTEL_SERVICE_NAME`, `OTEL_EXPORTER_OTLP_HEADERS` …) count. */
export async function startTracing(endpoint: string | undefined): Promise<AsyncDisposable | undefined> {
  if (endpoint === undefined || tracing) return undefined;
  const { openTelemetry } = await import('./tracing/open-telemetry.ts');
  tracing = openTelemetry(endpoint);
  return {
    async [Symbol.asyncDispose]() {
      const ended = tracing;
      tracing = undefined;
      await ended?.[Symbol.asyncDispose]();
    },
  };
}

/** Runs `work` within a span that ends with it. */
export async function traced<T>(name: string, options: SpanOptions, work: () => Promise<T>): Promise<T> {
  if (!tracing) return work();
  return tracing.span(name, options, async (span) => {
    try {
      const result = await work();
      span.end();
      return result;
    } catch (error) {
      span.end(error);
      throw error;
    }
  });
}

/** For what ends elsewhere: `work` is told how to end the span. */
export function withSpan<T>(name: string, options: SpanOptions, work: (end: (error?: unknown) => void) => T): T {
  return tracing ? tracing.span(name, options, (span) => work((error) => span.end(error))) : work(() => {});
}

export const spanAtHand = (): InSpan => tracing?.atHand() ?? ((work) => work());
export const isTracing = (): boolean => tracing !== undefined;
export const nameSpan = (name: string): void => tracing?.rename(name);
export const traceParent = (): string | undefined => tracing?.parent();
