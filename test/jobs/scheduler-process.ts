/** Run by tests: a process that sets off what is due at the times that it is told, until its parent lets go of it. */
import 'reflect-metadata';
import { connectOrm } from '../../src/database/orm.config.ts';
import { createLogger } from '../../src/logger.ts';
import { runDue } from '../../src/worker/scheduler.ts';

const [databaseUrl = ''] = process.argv.slice(2);
const orm = await connectOrm(databaseUrl);
const log = createLogger({ logLevel: 'warn' });
process.on('message', async (time: number) => process.send?.(await runDue({ orm, log }, new Date(time))));
process.on('disconnect', async () => orm.close(true));
process.send?.('ready');
