/** What a player needs to know of a film. */
import { Field, Int, ObjectType } from 'type-graphql';
import { Cost } from '../graphql/cost.ts';
import { SafeInt } from '../graphql/scalars.ts';
import { PlaybackKind } from './playback.enums.ts';

@ObjectType({ simpleResolvers: true, description: 'One way to play a film.' })
export class PlaybackSource {
  @Field(() => PlaybackKind, { description: 'Whether the file is sent as it is, or in segments made for browsers.' })
  kind!: PlaybackKind;

  @Field(() => String, { description: 'Signed for the viewer, as streamUrl is.' })
  url!: string;

  @Field(() => String, {
    description: 'For canPlayType: with the codecs, where they are known. Of HLS those of the largest size.',
  })
  mimeType!: string;

  @Field(() => String, { description: "For people: 'Original', or the largest size, such as '1080p'." })
  label!: string;

  @Field(() => Int, { description: 'As displayed; of HLS the largest size. 0 until the metadata are known.' })
  width!: number;

  @Field(() => Int, { description: 'In pixels as displayed, as width is.' })
  height!: number;

  @Field(() => SafeInt, { nullable: true, description: 'Bits per second; of HLS at most. Null when unknown.' })
  bitRate!: number | null;

  @Field(() => Boolean, { description: 'Whether it is the file itself.' })
  isOriginal!: boolean;
}

@ObjectType({ simpleResolvers: true, description: 'Subtitles of a film, as WebVTT.' })
export class Subtitle {
  @Field(() => String, { description: 'For <track>; signed for the viewer, as streamUrl is.' })
  url!: string;

  @Field(() => String, { description: "For people, such as 'German (forced)'." })
  label!: string;

  @Field(() => String, { nullable: true, description: 'A BCP 47 tag; null when unknown.' })
  language!: string | null;

  @Field(() => Boolean, { description: 'Whether they are only of what is foreign in the film, so for everybody.' })
  isForced!: boolean;
}

@ObjectType({ simpleResolvers: true, description: 'How a film can be played.' })
export class Playback {
  @Cost({ items: 2 })
  @Field(() => [PlaybackSource], {
    description:
      'In the order to try. Empty for trashed and missing scenes; without HLS where the server has no ffmpeg.',
  })
  sources!: PlaybackSource[];

  @Cost({ items: 10 })
  @Field(() => [Subtitle], {
    description:
      'Text tracks of the film and the files .srt, .vtt and .ass beside it, as the phase METADATA and the last scan have found them. Empty for trashed and missing scenes.',
  })
  subtitles!: Subtitle[];
}

@ObjectType({ simpleResolvers: true, description: 'What an API process transcodes.' })
export class Transcoding {
  @Field(() => Int, { description: 'How many films are transcoded now, each in each size that is watched.' })
  active!: number;

  @Field(() => Int, { description: 'How many may be (MAX_TRANSCODES); who wants one more is told to try again later.' })
  max!: number;
}
