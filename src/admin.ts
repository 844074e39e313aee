/** `npm run admin`: accounts, managed on the machine itself, for when nobody can sign in who could do it. */
import type { EntityManager } from '@mikro-orm/postgresql';
import { openPasswords, type Passwords } from './auth/passwords.ts';
import { authSecret } from './auth/secret.ts';
import { AppError, badInput } from './errors.ts';
import { linkAccount, unlinkAccount } from './oidc/local-identity.service.ts';
import { issuerOf } from './oidc/provider.ts';
import { withDatabase } from './processes.ts';
import type { ProcessOptions } from './start.ts';
import {
  createAccount,
  listAccounts,
  openAccountSession,
  resetAccountPassword,
} from './users/local-account.service.ts';

export const adminUsage = `Usage: npm run admin -- list                       all accounts
       npm run admin -- create NAME [--role ROLE]  a new account, with the role admin unless another is given
       npm run admin -- reset-password NAME        a new password for an account, whose sessions end
       npm run admin -- sign-in NAME               a token of an account, also where nobody signs in by password
       npm run admin -- link NAME SUBJECT          lets an account of the OpenID Connect provider in as NAME
       npm run admin -- unlink NAME                lets no account of a provider in as NAME; its sessions end`;

export interface AdminCommand {
  /** What follows `npm run admin --`. */
  words: readonly string[];
  role?: string | undefined;
}

interface Access extends ProcessOptions {
  em: EntityManager;
  passwords: Passwords;
  role: string | undefined;
}

type Command = [words: number, run: (access: Access, ...words: string[]) => Promise<string>];

/** By name: how many words follow it, and what is done with them; it returns what to print. */
const commands = new Map<string, Command>([
  ['list', [0, async ({ em }) => tableOf(await listAccounts(em))]],
  ['create', [1, create]],
  ['reset-password', [1, resetPassword]],
  ['sign-in', [1, signIn]],
  ['link', [2, link]],
  ['unlink', [1, unlink]],
]);

/** Runs one command on the database of the configuration, whether or not the server is running. */
export async function runAdmin(options: ProcessOptions, { words: [name = '', ...words], role }: AdminCommand) {
  const [count, run] = commands.get(name) ?? [];
  if (!run || words.length !== count || words.includes('') || (role !== undefined && name !== 'create'))
    throw new AppError('BAD_USER_INPUT', adminUsage);
  await using passwords = openPasswords();
  await withDatabase(options, async (orm) => {
    console.log(await run({ ...options, em: orm.em.fork(), passwords, role }, ...words));
  });
}

async function create({ log, role = 'admin', ...access }: Access, name = ''): Promise<string> {
  const password = await createAccount(access, name, role);
  log.info(`The account ${name} was made by npm run admin.`);
  return `The account ${name} has the role ${role} and the password ${password} (shown this once).`;
}

async function resetPassword({ log, ...access }: Access, name = ''): Promise<string> {
  const { username, password, endedSessions } = await resetAccountPassword(access, name);
  log.info(`The password of ${username} was reset by npm run admin; sessions ended: ${endedSessions}.`);
  return `The account ${username} has the new password ${password} (shown this once).`;
}

async function signIn({ log, config, em }: Access, name = ''): Promise<string> {
  const app = { config, secret: await authSecret(config) };
  const { username, token, expiresAt } = await openAccountSession({ em, app }, name);
  log.info(`${username} was signed in by npm run admin.`);
  return `Until ${dateOf(expiresAt)} this is ${username}, as a header of requests, also in the playground:\nauthorization: Bearer ${token}`;
}

async function link({ log, config: { oidcIssuer }, em }: Access, name = '', subject = ''): Promise<string> {
  if (oidcIssuer === undefined) throw badInput('OIDC_ISSUER', 'OIDC_ISSUER must say which provider that is.');
  const username = await linkAccount(em, name, { issuer: issuerOf(oidcIssuer), subject });
  log.info(`${username} was linked with ${subject} of ${oidcIssuer} by npm run admin.`);
  return `Who is ${subject} at ${oidcIssuer} signs in as ${username}.`;
}

async function unlink({ log, em }: Access, name = ''): Promise<string> {
  const { username, links } = await unlinkAccount(em, name);
  log.info(`${username} was unlinked by npm run admin; links: ${links}.`);
  return `No account of a provider signs in as ${username} any longer; there were ${links}.`;
}

function tableOf(accounts: Awaited<ReturnType<typeof listAccounts>>): string {
  if (accounts.length === 0) return 'There are no accounts.';
  const lines = accounts.map(({ username, role, lastLoginAt }) => [username, role, dateOf(lastLoginAt)]);
  const cells = [['name', 'role', 'last login'], ...lines];
  const widths = [0, 1].map((column) => Math.max(...cells.map((row) => row[column]?.length ?? 0)));
  return cells.map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')).join('\n');
}

const dateOf = (instant: Date | string | null | undefined) =>
  instant ? new Date(instant).toISOString().slice(0, 16).replace('T', ' ') : 'never';
