/** The documents of the SDK, each by itself, for a client that holds only those it uses. */
export * from './generated.ts';
