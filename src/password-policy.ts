/** The one password policy, for every place where a password is chosen. */

/** Each rule that `password` breaks, as the rest of a sentence; empty when it may be used. Bytes, as bcrypt counts them. */
export function passwordProblems(password: string, username: string): string[] {
  const bytes = Buffer.byteLength(password);
  const rules: [broken: boolean, text: string][] = [
    [bytes < 12, 'must be at least 12 bytes long'],
    [bytes > 72, 'must be at most 72 bytes long'],
    [!/\p{Lu}/u.test(password), 'must contain an upper-case letter'],
    [!/\p{Ll}/u.test(password), 'must contain a lower-case letter'],
    [!/\p{Nd}/u.test(password), 'must contain a digit'],
    [password.toLowerCase() === username.toLowerCase(), 'must not be the user name'],
  ];
  return rules.filter(([broken]) => broken).map(([, text]) => text);
}
