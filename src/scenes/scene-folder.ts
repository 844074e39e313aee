/** Where a scene's generated files lie; each name holds the job that made it. */
import { assetFolder } from '../assets/assets.ts';

/** The folder of a scene's files, from the asset root on. */
export const sceneFolder = (sceneId: string) => assetFolder('scenes', sceneId);
