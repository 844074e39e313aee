/** The list of jobs. */
import { expressionBuilder, sql } from 'kysely';
import type { Database } from '../database/rows.ts';
import { numericIds, oneOf } from '../lists/criteria.ts';
import { type Criteria, conditionOf } from '../lists/filters.ts';
import { listOf } from '../lists/list.ts';
import { Job } from './job.entity.ts';
import { JobFilter } from './job.inputs.ts';
import { selectJobs } from './job.queries.ts';

const { ref } = expressionBuilder<Database, 'job_history'>();

const jobCriteria: Criteria<JobFilter> = {
  status: oneOf(ref('job_history.status')),
  phase: oneOf(ref('job_history.phase')),
  sceneId: (id) => sql`${ref('job_history.sceneId')} = any(${numericIds([id])})`,
  since: (since) => sql`${ref('job_history.createdAt')} >= ${since}::timestamptz`,
};

export const jobList = listOf({
  node: Job,
  name: 'Job',
  filter: JobFilter,
  find: ({ em, viewer }, { filter }: { filter?: JobFilter | null }) =>
    selectJobs(em).where(conditionOf({ viewer }, jobCriteria, filter)),
  primaryKey: ref('job_history.pk'),
});
