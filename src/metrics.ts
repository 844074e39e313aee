/** What is measured for Prometheus, in this process. `src/monitoring/` lets it be read, and adds what the database knows. */
import { Counter, Gauge, Histogram, Registry } from 'prom-client';

export const registry = new Registry();

const registers = [registry];
const requestBuckets = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

/** By the pattern of the route, of which there are as many as the server has. */
export const httpSeconds = new Histogram({
  name: 'reelgraph_http_request_seconds',
  help: 'Seconds from a request to the end of its answer, by route, method and status.',
  labelNames: ['route', 'method', 'status'],
  buckets: requestBuckets,
  registers,
});

export const operationSeconds = new Histogram({
  name: 'reelgraph_graphql_operation_seconds',
  help: 'Seconds that operations took, by name, type and outcome (ok or error); of a subscription, until it was set up.',
  labelNames: ['operation', 'type', 'outcome'],
  buckets: requestBuckets,
  registers,
});

export const operationStatements = new Counter({
  name: 'reelgraph_graphql_statements_total',
  help: 'Statements that PostgreSQL was sent for operations, by name and type.',
  labelNames: ['operation', 'type'],
  registers,
});

export const operationErrors = new Counter({
  name: 'reelgraph_graphql_errors_total',
  help: 'Errors that operations answered with, by their code.',
  labelNames: ['code'],
  registers,
});

export const jobSeconds = new Histogram({
  name: 'reelgraph_job_seconds',
  help: 'Seconds that runs of jobs took, by phase and outcome (completed, failed, cancelled, or returned to the queue).',
  labelNames: ['phase', 'outcome'],
  buckets: [0.1, 0.5, 1, 2.5, 5, 10, 30, 60, 120, 300, 600, 1800, 3600],
  registers,
});

export const streams = new Gauge({
  name: 'reelgraph_streams',
  help: 'Videos that are streamed now.',
  registers,
});

export const sockets = new Gauge({
  name: 'reelgraph_sockets',
  help: 'WebSockets and event streams that are open now.',
  labelNames: ['transport'],
  registers,
});
