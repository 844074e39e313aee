/** The OpenID Connect provider, where people sign in by one. */
import { oidcPath } from '../auth/oidc-url.ts';
import type { Config } from '../config.ts';
import { discover, reasonOf } from '../oidc/provider.ts';
import { type Finding, good, note, problem, warning } from './finding.ts';

export async function* checkOidc(config: Config): AsyncGenerator<Finding> {
  const { oidcIssuer, publicUrl } = config;
  if (oidcIssuer === undefined) return yield note('people sign in by password (OIDC_ISSUER is unset)');
  try {
    const issuer = await discover(config);
    yield good(`the provider ${oidcIssuer} answers`);
    if (!issuer.serverMetadata().supportsPKCE())
      yield note('the provider does not say that it knows PKCE (S256), which is sent all the same');
  } catch (error) {
    yield problem(
      `the provider ${oidcIssuer} cannot be used: ${reasonOf(error)}`,
      'start it, or write OIDC_ISSUER as its /.well-known/openid-configuration has it as issuer',
    );
  }
  if (publicUrl === undefined)
    yield warning(
      'PUBLIC_URL is unset: where people come back to depends on how they have reached the server',
      'set PUBLIC_URL',
    );
  else yield good(`the provider must know the redirect address ${publicUrl}${oidcPath}/callback`);
}
