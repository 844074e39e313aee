/** What the embedded database needs of a logger: whole sentences for the person who runs the server. */
export interface Log {
  info(message: string): void;
  warn(message: string): void;
}
