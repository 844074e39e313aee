/** The few icons, drawn on 24 × 24. */

const paths = {
  play: 'M8 5v14l11-7z',
  pause: 'M6 5h4v14H6zm8 0h4v14h-4z',
  loud: 'M3 9v6h4l5 5V4L7 9zm13.5 3A4.5 4.5 0 0 0 14 8v8a4.5 4.5 0 0 0 2.5-4zM14 3.2v2.1a7 7 0 0 1 0 13.4v2.1a9 9 0 0 0 0-17.6z',
  mute: 'M3 9v6h4l5 5V4L7 9zm18.5-.1-1.4-1.4-2.6 2.6-2.6-2.6-1.4 1.4 2.6 2.6-2.6 2.6 1.4 1.4 2.6-2.6 2.6 2.6 1.4-1.4-2.6-2.6z',
  full: 'M5 14H3v7h7v-2H5zm-2-4h2V5h5V3H3zm16 9h-5v2h7v-7h-2zM14 3v2h5v5h2V3z',
  search: 'M10 3a7 7 0 1 0 4.2 12.6l5.1 5.1 1.4-1.4-5.1-5.1A7 7 0 0 0 10 3zm0 2a5 5 0 1 1 0 10 5 5 0 0 1 0-10z',
  heart:
    'M12 21l-1.5-1.3C5.4 15 2 12 2 8.3 2 5.3 4.4 3 7.3 3 9 3 10.8 3.8 12 5.2 13.2 3.8 15 3 16.7 3 19.6 3 22 5.3 22 8.3c0 3.7-3.4 6.7-8.5 11.4z',
  flag: 'M5 3v18h2v-7h5l1 2h7V5h-6l-1-2z',
  trash: 'M6 7h12l-1 14H7zM9 3h6l1 2h4v2H4V5h4z',
  sliders: 'M4 6h9v2H4zm13 0h3v2h-3zm-2-2h2v6h-2zM4 16h3v2H4zm7 0h9v2h-9zm-2-2h2v6H9z',
  films: 'M4 5h16v14H4zm2 2v2h2V7zm10 0v2h2V7zM6 11v2h2v-2zm10 0v2h2v-2zM6 15v2h2v-2zm10 0v2h2v-2zM10 7v10h4V7z',
  jobs: 'M4 5h16v3H4zm0 5.5h11v3H4zM4 16h16v3H4zm13-5.5h3v3h-3z',
  leave: 'M4 4h9v2H6v12h7v2H4zm11 4 5 4-5 4v-3H9v-2h6z',
} as const;

export function Icon({ name }: { name: keyof typeof paths }) {
  return (
    <svg viewBox="0 0 24 24" aria-hidden="true" className="icon">
      <path d={paths[name]} />
    </svg>
  );
}
