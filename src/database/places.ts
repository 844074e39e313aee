/** A number of places; those who come when all are taken get them in the order in which they came. */
export interface Places {
  enter(): Promise<void>;
  leave(): void;
}

export function places(count: number): Places {
  const waiting: (() => void)[] = [];
  let free = count;
  return {
    async enter() {
      if (free > 0) free -= 1;
      else await new Promise<void>((resolve) => waiting.push(resolve));
    },
    leave() {
      const next = waiting.shift();
      if (next) next();
      else free += 1;
    },
  };
}
