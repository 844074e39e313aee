/** The only place that imports OpenTelemetry. */
import { context, propagation, ROOT_CONTEXT, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { defaultResource, detectResources, envDetector, resourceFromAttributes } from '@opentelemetry/resources';
import { BatchSpanProcessor, NodeTracerProvider } from '@opentelemetry/sdk-trace-node';
import type { SpanOptions, Tracing } from '../tracing.ts';
import { version } from '../version.ts';

const kinds: Record<NonNullable<SpanOptions['kind']>, SpanKind> = {
  server: SpanKind.SERVER,
  client: SpanKind.CLIENT,
  consumer: SpanKind.CONSUMER,
  internal: SpanKind.INTERNAL,
};

/** The exporter reads the address and all else from its own environment variables. */
export function openTelemetry(endpoint: string): Tracing {
  process.env.OTEL_EXPORTER_OTLP_ENDPOINT ??= endpoint; // it may have come from a file
  const provider = new NodeTracerProvider({
    resource: defaultResource()
      .merge(resourceFromAttributes({ 'service.name': 'reelgraph', 'service.version': version() }))
      .merge(detectResources({ detectors: [envDetector] })),
    spanProcessors: [new BatchSpanProcessor(new OTLPTraceExporter())],
  });
  provider.register();
  const tracer = trace.getTracer('reelgraph', version());
  return {
    span(name, { kind = 'internal', attributes = {}, parent }, work) {
      const from = parent ? propagation.extract(ROOT_CONTEXT, { traceparent: parent }) : context.active();
      return tracer.startActiveSpan(name, { kind: kinds[kind], attributes }, from, (span) =>
        work({
          end(error) {
            if (error) {
              span.recordException(error instanceof Error ? error : String(error));
              span.setStatus({ code: SpanStatusCode.ERROR });
            }
            span.end();
          },
        }),
      );
    },
    atHand() {
      const active = context.active();
      return (work) => context.with(active, work);
    },
    rename: (name) => void trace.getActiveSpan()?.updateName(name),
    parent() {
      const carrier: { traceparent?: string } = {};
      propagation.inject(context.active(), carrier);
      return carrier.traceparent;
    },
    async [Symbol.asyncDispose]() {
      await provider.shutdown().catch(() => {}); // nobody may be listening
      trace.disable();
      context.disable();
      propagation.disable();
    },
  };
}
