/** The pages of links that open nothing, and the one on which people sign in first. */
import type { Problem } from '../http/error-handler.ts';
import { type Html, html } from './html.ts';
import { frame } from './page-frame.ts';

const messages: Partial<Record<Problem['code'], { title: string; text: string }>> = {
  NOT_FOUND: {
    title: 'This link does not exist',
    text: 'Check that it was copied to its end. It may also have been deleted: whoever sent it can send you another one.',
  },
  RATE_LIMITED: {
    title: 'Too many wrong links',
    text: 'Too many links that do not exist were tried from where you are. Wait a minute, then try again.',
  },
  UNAVAILABLE: {
    title: 'The server cannot answer now',
    text: 'Wait a minute, then try again.',
  },
  INTERNAL_SERVER_ERROR: {
    title: 'Something went wrong',
    text: 'That is the fault of the server. Try again later.',
  },
};

/** `reason` is shown where there are no words of its own for the code. */
export function errorPage(code: Problem['code'], reason: string): string {
  const { title, text } = messages[code] ?? {
    title: reason.replace(/\.$/, ''),
    text: 'Whoever sent it to you can send you a new one.',
  };
  return frame({ title, body: message(html`<h1>${title}</h1><p>${text}</p>`) });
}

export interface SignIn {
  token: string;
  username?: string;
  /** Why signing in failed. */
  problem?: string;
  /** Whether there is a form for name and password. */
  isLocal: boolean;
  /** Where one signs in by OpenID Connect; null where one does not. */
  oidcPath: string | null;
  /** A browser that comes from another site has kept its cookie back: it shows it when it asks again from here. */
  isFromOtherSite?: boolean;
}

export function signInPage({ token, username, problem, isLocal, oidcPath, isFromOtherSite = false }: SignIn): string {
  const form = html`<form method="post" action="${token}">
${problem !== undefined && html`<p class="problem" role="alert">${problem}</p>`}
<label>User name <input name="username" value="${username}" autocomplete="username" autocapitalize="none" spellcheck="false" maxlength="255" required${username === undefined && html` autofocus`}></label>
<label>Password <input name="password" type="password" autocomplete="current-password" maxlength="255" required${username !== undefined && html` autofocus`}></label>
<button class="button">Sign in</button>
</form>`;
  const body = html`<h1>Sign in to watch</h1>
<p>This video is shared with people who have an account here.</p>
${isLocal && form}${oidcPath !== null && html`<p><a class="button" href="${oidcPath}">Sign in with your provider</a></p>`}`;
  const head = isFromOtherSite ? html`<meta http-equiv="refresh" content="0">` : undefined;
  return frame({ title: 'Sign in to watch', body: message(body), head });
}

const message = (content: Html) => html`<main class="message">${content}</main>`;
