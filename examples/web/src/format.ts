/** Numbers as people read them. */

/** `1:02:03`, `2:03`. */
export function clock(seconds: number): string {
  const [hours, minutes, rest] = [seconds / 3600, (seconds / 60) % 60, seconds % 60].map(Math.floor) as [
    number,
    number,
    number,
  ];
  const tail = `${hours ? String(minutes).padStart(2, '0') : minutes}:${String(rest).padStart(2, '0')}`;
  return hours ? `${hours}:${tail}` : tail;
}

/** By the shorter side, as people call it: `4K`, `1080p`; empty while it is unknown. */
export function resolution({ width, height }: { width: number; height: number }): string {
  const lines = Math.max(Math.min(width, height), Math.round((Math.max(width, height) * 9) / 16));
  if (lines >= 2160) return '4K';
  return [1440, 1080, 720, 480].filter((step) => lines >= step).map((step) => `${step}p`)[0] ?? (lines > 0 ? 'SD' : '');
}

export function bytes(size: number): string {
  const unit = Math.min(4, Math.floor(Math.log10(Math.max(1, size)) / 3));
  return `${(size / 1000 ** unit).toFixed(unit > 2 ? 1 : 0)} ${['B', 'kB', 'MB', 'GB', 'TB'][unit]}`;
}

export const count = (amount: number, one: string) => `${amount.toLocaleString('en')} ${one}${amount === 1 ? '' : 's'}`;

export const day = (iso: string) =>
  new Date(iso).toLocaleDateString('en', { year: 'numeric', month: 'short', day: 'numeric' });
