/** Where the integrity check looks at a film. */

/** Sixteenths: damage of more than that is always seen. */
export const looks = 16;

/** In seconds of the film, from its beginning on; the end, where another look is taken, is none of them. */
export const placesIn = (pictureSeconds: number) =>
  Array.from({ length: looks }, (_, index) => (index * pictureSeconds) / looks);
