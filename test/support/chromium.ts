/** The browser that tests drive. */
import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

/** Throws when there is none: a test of browsers that does not run must not look as if it had passed. */
export async function openChromium(): Promise<Browser> {
  const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';
  if (!existsSync(executablePath))
    throw new Error(`This test needs Chromium, and there is none at ${executablePath}: install it, or set CHROMIUM.`);
  return chromium.launch({ executablePath, args: ['--no-sandbox'] });
}
