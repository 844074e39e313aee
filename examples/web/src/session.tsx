/** Who is signed in, and the client that speaks for them. */
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { createContext, type ReactNode, use, useEffect, useMemo, useState } from 'react';
import { type Client, createClient, isReelgraphError, type ServerQuery } from 'reelgraph/sdk';

/** Where the server is: VITE_REELGRAPH_URL, else the origin of the page, which is the server's own with WEB_DIR. */
const url: string = import.meta.env.VITE_REELGRAPH_URL ?? window.location.origin;

/** The token outlives a reload. Whoever can run scripts on this origin can read it; the server ends it with the session. */
const key = 'reelgraph-token';

interface Session {
  client: Client;
  signOut(): Promise<void>;
}

const SessionContext = createContext<Session | null>(null);

export function useSession(): Session {
  const session = use(SessionContext);
  if (!session) throw new Error('Nobody is signed in here.');
  return session;
}

export const useClient = (): Client => useSession().client;

/** What is within is shown to whoever has signed in. */
export function SignedIn({ children }: { children: ReactNode }) {
  const [token, setToken] = useState(() => localStorage.getItem(key));
  const session = useMemo(() => {
    if (token === null) return null;
    const forget = () => {
      localStorage.removeItem(key);
      setToken(null);
    };
    const client = createClient({ url, token, onSessionEnd: forget });
    const signOut = async () => {
      await client.logout().catch(() => {}); // it may have ended already
      await client.close();
      forget();
    };
    return { client, signOut };
  }, [token]);
  // A cache of their own for everybody who signs in. The client itself tries again what is worth it.
  const queries = useMemo(
    () => session && new QueryClient({ defaultOptions: { queries: { retry: false, staleTime: 60_000 } } }),
    [session],
  );
  if (!session || !queries) {
    const keep = (fresh: string) => {
      localStorage.setItem(key, fresh);
      setToken(fresh);
    };
    return <SignIn onToken={keep} />;
  }
  return (
    <SessionContext value={session}>
      <QueryClientProvider client={queries}>{children}</QueryClientProvider>
    </SessionContext>
  );
}

type Ways = Pick<ServerQuery['server'], 'localLogin' | 'oidcUrl'>;

/** How one can sign in. A provider leads back to the server, so it is offered where that shows this page. */
function useWays(onToken: (token: string) => void): Ways {
  const [ways, setWays] = useState<Ways>({ localLogin: true, oidcUrl: null });
  useEffect(() => {
    const ask = async () => {
      const client = createClient({ url });
      const { localLogin, oidcUrl } = (await client.server()).server;
      if (oidcUrl === null || new URL(oidcUrl, url).origin !== window.location.origin) return;
      setWays({ localLogin, oidcUrl });
      // Who comes back from the provider is known by a cookie.
      const { viewer } = await client.viewer();
      if (viewer) onToken((await client.refreshLogin()).refreshLogin.token);
    };
    ask().catch(() => {}); // then it is the form that says what is wrong
  }, [onToken]);
  return ways;
}

function SignIn({ onToken }: { onToken: (token: string) => void }) {
  const [problem, setProblem] = useState('');
  const [isBusy, setIsBusy] = useState(false);
  const { localLogin, oidcUrl } = useWays(onToken);
  const returnTo = window.location.pathname + window.location.search;

  async function signIn(form: FormData) {
    setIsBusy(true);
    setProblem('');
    try {
      const client = createClient({ url });
      const { login } = await client.login({
        username: String(form.get('username')),
        password: String(form.get('password')),
      });
      onToken(login.token);
    } catch (error) {
      setProblem(isReelgraphError(error) ? error.message : 'Something went wrong.');
    } finally {
      setIsBusy(false);
    }
  }

  return (
    <main className="sign-in">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void signIn(new FormData(event.currentTarget));
        }}
      >
        <img src="/icon.svg" alt="" width="56" height="56" />
        <h1>Reelgraph</h1>
        {localLogin && (
          <>
            <label>
              User name
              <input name="username" autoComplete="username" autoCapitalize="none" required />
            </label>
            <label>
              Password
              <input name="password" type="password" autoComplete="current-password" required />
            </label>
            {problem && <p role="alert">{problem}</p>}
            <button type="submit" className="primary" disabled={isBusy}>
              {isBusy ? 'Signing in…' : 'Sign in'}
            </button>
          </>
        )}
        {oidcUrl && (
          <a className={localLogin ? 'quiet' : 'primary'} href={`${oidcUrl}?${new URLSearchParams({ returnTo })}`}>
            Sign in with your provider
          </a>
        )}
      </form>
    </main>
  );
}
