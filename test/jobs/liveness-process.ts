/** Run by tests: a process that holds the name of a worker, with the lease that it is told, until its parent lets go of it. */
import { openLiveness } from '../../src/jobs/liveness.ts';
import { createLogger } from '../../src/logger.ts';

const [databaseUrl = '', name = '', leaseSeconds] = process.argv.slice(2);
const liveness = await openLiveness(databaseUrl, createLogger({ logLevel: 'silent' }), Number(leaseSeconds));
await liveness.hold(name);
process.on('disconnect', async () => liveness[Symbol.asyncDispose]());
process.send?.('ready');
