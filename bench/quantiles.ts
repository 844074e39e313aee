/** What this share of the figures stays below, such as 0.95; 1 is the largest. */
export function quantile(figures: readonly number[], share: number): number {
  const sorted = figures.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

/** The middle one, or the upper of two. */
export const median = (figures: readonly number[]): number => quantile(figures, 0.5);
