/** What an API key looks like. */
import { randomBytes } from 'node:crypto';

/** So that a key is known from a token, and found by those who look for secrets in code. */
const prefix = 'rgk_';

/** 32 random bytes. */
export const makeApiKey = () => prefix + randomBytes(32).toString('base64url');

export const isApiKey = (token: string) => token.startsWith(prefix);
