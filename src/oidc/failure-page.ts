/** What people see when they could not be signed in. */
import { html } from '../sharing/html.ts';
import { frame } from '../sharing/page-frame.ts';

/** For an address such as `/api/oidc/callback`, from which its links lead on; `returnTo` is where one wanted to go. */
export const failurePage = (reason: string, returnTo: string | undefined): string =>
  frame({
    title: 'Signing in did not work',
    base: '../../media/share/',
    body: html`<main class="message"><h1>Signing in did not work</h1><p role="alert">${reason}</p>
<p><a class="button" href="start${returnTo !== undefined && `?${new URLSearchParams({ returnTo })}`}">Begin again</a></p></main>`,
  });
