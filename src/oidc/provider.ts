/** The OpenID Connect provider: finding out about it, sending people there, and taking them back from it. */
import * as client from 'openid-client';
import type { Config } from '../config.ts';
import { AppError, messageOf, unauthenticated, unavailable } from '../errors.ts';
import type { Log } from '../logger.ts';

/** For each request to the provider. */
const timeoutSeconds = 5;

/** Providers change their addresses rarely; their keys are asked for when an unknown one comes. */
const maxAgeMilliseconds = 3_600_000;

/** So often a provider that does not answer is asked, however many people want to sign in. */
const pauseMilliseconds = 2000;

/** What must come back with somebody. */
export interface Checks {
  state: string;
  nonce: string;
  verifier: string;
}

/** Somebody, as the provider knows them. */
export interface Person {
  issuer: string;
  subject: string;
  claims: Readonly<Record<string, unknown>>;
}

export interface Provider {
  /** Where to send a browser, and what it must bring back. UNAVAILABLE when the provider does not answer. */
  begin(redirectUri: string): Promise<{ url: URL; checks: Checks }>;
  /** Who has come back to `url`. UNAUTHENTICATED when that is no answer to what was begun. */
  finish(url: URL, checks: Checks): Promise<Person>;
}

type Settings = Pick<Config, 'oidcIssuer' | 'oidcClientId' | 'oidcClientSecret' | 'oidcScope'>;

/** Asks the provider for nothing yet, so that the server starts without it. */
export function openProvider({ config, log }: { config: Settings; log: Log }): Provider {
  let known: { until: number; configuration: Promise<client.Configuration> } | undefined;

  async function configuration(): Promise<client.Configuration> {
    if (known && known.until > Date.now()) return known.configuration;
    const asked = { until: Date.now() + maxAgeMilliseconds, configuration: discover(config) };
    known = asked;
    asked.configuration = asked.configuration.catch((cause: unknown) => {
      log.warn(`The provider ${config.oidcIssuer} cannot be used to sign in: ${reasonOf(cause)}`);
      asked.until = Date.now() + pauseMilliseconds;
      throw unreachable(cause);
    });
    return asked.configuration;
  }

  return {
    async begin(redirectUri) {
      const provider = await configuration();
      const checks = {
        state: client.randomState(),
        nonce: client.randomNonce(),
        verifier: client.randomPKCECodeVerifier(),
      };
      const url = client.buildAuthorizationUrl(provider, {
        redirect_uri: redirectUri,
        scope: config.oidcScope,
        state: checks.state,
        nonce: checks.nonce,
        code_challenge: await client.calculatePKCECodeChallenge(checks.verifier),
        code_challenge_method: 'S256',
      });
      return { url, checks };
    },
    async finish(url, { state, nonce, verifier }) {
      const provider = await configuration();
      try {
        const tokens = await client.authorizationCodeGrant(provider, url, {
          expectedState: state,
          expectedNonce: nonce,
          pkceCodeVerifier: verifier,
          idTokenExpected: true,
        });
        return await describe(provider, tokens);
      } catch (error) {
        return explain(error);
      }
    },
  };
}

/** What the provider says of itself. Throws what the library does, for the doctor to show. */
export async function discover(config: Settings): Promise<client.Configuration> {
  const issuer = new URL(config.oidcIssuer ?? '');
  const { oidcClientId = '', oidcClientSecret: secret } = config;
  return client.discovery(issuer, oidcClientId, undefined, secret === undefined ? client.None() : showing(secret), {
    timeout: timeoutSeconds,
    execute: [
      client.enableNonRepudiationChecks, // the signature of the ID token, whatever way it took
      ...(issuer.protocol === 'http:' ? [client.allowInsecureRequests] : []), // settings allow it on this machine only
    ],
  });
}

/** In the header, as the standard wants it by default, or in the body, where the provider knows nothing else. */
function showing(secret: string): client.ClientAuth {
  const [basic, post] = [client.ClientSecretBasic(secret), client.ClientSecretPost(secret)];
  return (server, ...rest) => {
    const { token_endpoint_auth_methods_supported: methods = ['client_secret_basic'] } = server;
    const isPost = methods.includes('client_secret_post') && !methods.includes('client_secret_basic');
    return (isPost ? post : basic)(server, ...rest);
  };
}

/** Some providers tell names and groups at their userinfo endpoint only. */
async function describe(
  provider: client.Configuration,
  tokens: Awaited<ReturnType<typeof client.authorizationCodeGrant>>,
): Promise<Person> {
  const idToken = tokens.claims();
  if (!idToken) throw unavailable('The provider has not said who you are.');
  const { sub: subject, iss } = idToken;
  const more = provider.serverMetadata().userinfo_endpoint
    ? await client.fetchUserInfo(provider, tokens.access_token, subject)
    : {};
  return { issuer: issuerOf(iss), subject, claims: { ...more, ...idToken } };
}

/** An issuer in the form in which it is kept, whether or not it was written with a slash at its end. */
export const issuerOf = (url: string): string => new URL(url).href;

/** What does not belong to the sign-in that it came for: another state, nonce, issuer, audience, key or time. */
const mismatch = /CLAIM_COMPARISON|TIMESTAMP_CHECK|ATTRIBUTE_COMPARISON|KEY_SELECTION|INVALID_RESPONSE/;

/** What people are told of what the provider has answered; what it was is the cause, for the log. */
function explain(cause: unknown): never {
  if (cause instanceof AppError) throw cause;
  if (cause instanceof client.AuthorizationResponseError && cause.error === 'access_denied')
    throw new AppError('FORBIDDEN', 'The provider did not let you in, or you went back.', undefined, { cause });
  if (cause instanceof client.ResponseBodyError && cause.error === 'invalid_grant')
    throw unauthenticated('This sign-in has been used already, or took too long: begin again.', { cause });
  if (cause instanceof client.ClientError && mismatch.test(cause.code ?? ''))
    throw unauthenticated('What came back from the provider does not belong to this sign-in: begin again.', { cause });
  throw unreachable(cause);
}

const unreachable = (cause: unknown) =>
  unavailable('The provider cannot be asked now, or does not answer as it should: try again later.', { cause });

/** All that is known of an error, in one line for the log. There are no codes or tokens in it. */
export function reasonOf(error: unknown): string {
  const { code, error: word, error_description: text, cause } = error as Record<string, unknown>;
  return [messageOf(error), code, word, text, cause instanceof Error && reasonOf(cause)].filter(Boolean).join(': ');
}
