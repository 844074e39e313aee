/** The settings by themselves, and those that only make sense together. */
import { type Config, ConfigError, readConfig } from '../config.ts';
import { type Finding, good, problem, warning } from './finding.ts';

export function checkConfig(): { config?: Config; findings: Finding[] } {
  try {
    const config = readConfig();
    return { config, findings: [good('every setting is valid'), ...together(config)] };
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    const rest = 'the rest is checked when these are right';
    return { findings: error.mistakes.map((mistake) => problem(mistake, rest)) };
  }
}

function together({ publicUrl, trustProxy, host, meiliHost, meiliApiKey }: Config): Finding[] {
  const isLocal = ['127.0.0.1', '::1', 'localhost'].includes(host);
  return [
    ...(publicUrl?.startsWith('https:') && !trustProxy
      ? [
          warning(
            'PUBLIC_URL is https, so there is a proxy in front, but TRUST_PROXY is not true: all people share its address, and its limits',
            'set TRUST_PROXY=true, if nobody reaches the server except through that proxy',
          ),
        ]
      : []),
    ...(isLocal || publicUrl?.startsWith('https:')
      ? []
      : [
          warning(
            `HOST ${host} lets other machines in, and passwords travel without encryption`,
            'put a proxy with TLS in front and set PUBLIC_URL to its https address; docs/operating.md has examples',
          ),
        ]),
    ...(meiliApiKey !== undefined && meiliHost === undefined
      ? [warning('MEILI_API_KEY does nothing without MEILI_HOST', 'set MEILI_HOST, or take the key away')]
      : []),
  ];
}
