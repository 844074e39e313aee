/** How a film is played. */
import { registerEnumType } from 'type-graphql';

export enum PlaybackKind {
  DIRECT = 'DIRECT',
  HLS = 'HLS',
}

registerEnumType(PlaybackKind, {
  name: 'PlaybackKind',
  description: 'How a source is played.',
  valuesConfig: {
    DIRECT: { description: 'The file as it is.' },
    HLS: { description: 'A master playlist, with segments that are made on demand.' },
  },
});
