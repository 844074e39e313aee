/** The phases that have jobs, each with its place in the pool, its timeout and what it needs. What differs by phase is built from here. */
import { Phase } from './job.enums.ts';

interface PhaseOptions {
  /** How many of its jobs a worker process runs at once: the property of Pool, its default and its bounds. */
  workers: { field: `${string}Workers`; default: number; min: number; max: number };
  /** How long it may make no progress: the environment key and its default. */
  timeout: { setting: `${string}_TIMEOUT`; defaultSeconds: number };
  /** False where it also works on scenes whose metadata is unknown. */
  needsMetadata: boolean;
}

const bounds = { min: 1, max: 10 };

export const scenePhases = {
  [Phase.METADATA]: {
    workers: { field: 'metadataWorkers', default: 3, ...bounds },
    timeout: { setting: 'METADATA_TIMEOUT', defaultSeconds: 120 },
    needsMetadata: false,
  },
  [Phase.THUMBNAIL]: {
    workers: { field: 'thumbnailWorkers', default: 1, ...bounds },
    timeout: { setting: 'THUMBNAIL_TIMEOUT', defaultSeconds: 60 },
    needsMetadata: true,
  },
  [Phase.SPRITES]: {
    workers: { field: 'spritesWorkers', default: 1, ...bounds },
    timeout: { setting: 'SPRITES_TIMEOUT', defaultSeconds: 120 },
    needsMetadata: true,
  },
  [Phase.PREVIEW]: {
    workers: { field: 'previewWorkers', default: 1, ...bounds },
    timeout: { setting: 'PREVIEW_TIMEOUT', defaultSeconds: 120 },
    needsMetadata: true,
  },
} as const satisfies Record<Exclude<Phase, Phase.SCAN>, PhaseOptions>; // a scan is about no scene, so it has no jobs

export type ScenePhase = keyof typeof scenePhases;

type Options = (typeof scenePhases)[ScenePhase];

export type WorkersField = Options['workers']['field'];
export type TimeoutSetting = Options['timeout']['setting'];

export const scenePhaseNames = Object.keys(scenePhases) as ScenePhase[];

/** The name of each property of Pool with the phase that it is about. */
export const workersFields = scenePhaseNames.map((phase): Options['workers'] & { phase: ScenePhase } => ({
  phase,
  ...scenePhases[phase].workers,
}));

export const isScenePhase = (phase: Phase): phase is ScenePhase => Object.hasOwn(scenePhases, phase);

/** A CHECK that allows these phases in a column. */
export const phaseCheck = (column: string, phases: readonly Phase[] = Object.values(Phase)): string =>
  `${column} IN (${phases.map((phase) => `'${phase}'`).join(', ')})`;

/** Phases as the API names them, such as "METADATA, THUMBNAIL or SPRITES". */
export function listOfPhases(phases: readonly Phase[]): string {
  const names = phases.map((phase) => phase.toUpperCase());
  return [names.slice(0, -1).join(', '), ...names.slice(-1)].filter((part) => part !== '').join(' or ');
}
