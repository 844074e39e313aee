/** Password hashes: bcrypt with cost 12. */
import bcrypt from 'bcryptjs';

const cost = 12;

/** A hash of nobody's password: comparing with it makes an unknown name take as long as a wrong password. */
const nobodysHash = '$2b$12$Cx5rc1jLhSQ9kXz1h1WQXuRwzGEwA1m0e9cYb0Jr0nVv9bXyQyK2m';

export async function hashPassword(password: string): Promise<string> {
  return bcrypt.hash(password, cost);
}

/** Whether `password` belongs to `hash`; always false, in the same time, when there is no hash. */
export async function verifyPassword(password: string, hash: string | undefined): Promise<boolean> {
  const matches = await bcrypt.compare(password, hash ?? nobodysHash);
  return matches && hash !== undefined;
}
