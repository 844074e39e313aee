/** Where uploads are sent. */
import type { Config } from '../config.ts';

export const uploadPath = '/api/uploads';

/** The tus endpoint: absolute when PUBLIC_URL says where people reach the server. */
export const uploadUrl = ({ publicUrl = '' }: Pick<Config, 'publicUrl'>): string => `${publicUrl}${uploadPath}`;
