import { documentOf } from './document.ts';

import type { RequestOptions, Subscribed } from './options.ts';

/** Matches what fulfils all of the criteria given. */
export type ActorFilter = {
  /** Matches all of these filters. `and`, `or` and `not` can be nested at most 5 deep. */
  and?: Array<ActorFilter> | null | undefined;
  /** Compares days of birth. */
  birthday?: DateFilter | null | undefined;
  /** Compares the first year of their career. */
  careerStartYear?: IntFilter | null | undefined;
  /** Compares the text as it was entered. */
  ethnicity?: StringFilter | null | undefined;
  /** Compares the text as it was entered. */
  eyeColor?: StringFilter | null | undefined;
  /** Compares the text as it was entered. */
  gender?: StringFilter | null | undefined;
  /** Compares the text as it was entered. */
  hairColor?: StringFilter | null | undefined;
  /** Whether a portrait was uploaded. */
  hasImage?: boolean | null | undefined;
  /** Compares centimetres. */
  heightCm?: IntFilter | null | undefined;
  /** Actors with one of these ids, at most 10000. Unknown ids match nothing. */
  ids?: Array<string> | null | undefined;
  /** Whether the viewer likes it. */
  liked?: boolean | null | undefined;
  /** Compares the whole name; `search` finds words and forgives typos. */
  name?: StringFilter | null | undefined;
  /** Compares the text as it was entered. */
  nationality?: StringFilter | null | undefined;
  /** Does not match this filter. */
  not?: ActorFilter | null | undefined;
  /** Matches at least one of these filters. */
  or?: Array<ActorFilter> | null | undefined;
  /** The rating that the viewer gave. */
  rating?: FloatFilter | null | undefined;
  /** At least one of its scenes matches. Only active scenes count unless the filter mentions `state`. Related filters can be nested two levels deep. */
  scene?: SceneFilter | null | undefined;
  /** The number of active scenes. */
  sceneCount?: IntFilter | null | undefined;
  /** Actors with these words in their name. Beginnings of words and typos are found too. Only at the root of a filter. */
  search?: string | null | undefined;
  /** Compares kilograms. */
  weightKg?: IntFilter | null | undefined;
};

/** The actor to create. */
export type ActorInput = {
  /** The zodiac sign, as free text of at most 50 characters. */
  astrology?: string | null | undefined;
  /** The day of birth. */
  birthday?: string | null | undefined;
  /** Where they were born, as free text of at most 255 characters. */
  birthplace?: string | null | undefined;
  /** Must not be before careerStartYear. */
  careerEndYear?: number | null | undefined;
  /** The first year of their career, 1800 to 2200. */
  careerStartYear?: number | null | undefined;
  /** At most 10 characters, such as `34C`. */
  cupsize?: string | null | undefined;
  /** Must not be before the birthday. */
  dateOfDeath?: string | null | undefined;
  /** Free text of at most 100 characters. */
  ethnicity?: string | null | undefined;
  /** Free text of at most 50 characters, such as `brown`. */
  eyeColor?: string | null | undefined;
  /** Whether breasts are enhanced. False for a new actor; null is refused in a change. */
  fakeBoobs?: boolean | null | undefined;
  /** Free text of at most 50 characters, such as `female`. */
  gender?: string | null | undefined;
  /** Free text of at most 50 characters, such as `brown`. */
  hairColor?: string | null | undefined;
  /** Centimetres, 1 to 1000. */
  heightCm?: number | null | undefined;
  /** Free text of at most 50 characters, such as `34-24-36`. */
  measurements?: string | null | undefined;
  /** 1 to 255 characters; spaces around it are removed. Several actors may share one. */
  name: string;
  /** Free text of at most 100 characters. */
  nationality?: string | null | undefined;
  /** Where and which, as free text of any length. */
  piercings?: string | null | undefined;
  /** Whether they perform with their own sex only. False for a new actor; null is refused in a change. */
  sameSexOnly?: boolean | null | undefined;
  /** Where and which, as free text of any length. */
  tattoos?: string | null | undefined;
  /** Kilograms, 1 to 1000. */
  weightKg?: number | null | undefined;
};

/** One field of a sort order. */
export type ActorSort = {
  /** Ascending by default. */
  direction?: SortDirection | undefined;
  /** What is compared. */
  field: ActorSortField;
};

/** What actors can be sorted by. */
export type ActorSortField =
  /** By day of birth; those without one come last in both directions. */
  | 'BIRTHDAY'
  /** By when the actor was added. */
  | 'CREATED_AT'
  /** Alphabetically, regardless of case, with numbers in their order. */
  | 'NAME'
  /** By the rating that the viewer gave; those without one come last in both directions. */
  | 'RATING'
  /** By the number of active scenes. */
  | 'SCENE_COUNT'
  /** By the last change of their data. */
  | 'UPDATED_AT';

/** What was done with a thing. */
export type AuditAction =
  /** `before` and `after` have what differs. */
  | 'CHANGED'
  /** It was made; there is only `after`. */
  | 'CREATED'
  /** It was removed; there is only `before`. */
  | 'DELETED';

/** A change of the tags or actors of many scenes. */
export type BulkIds = {
  /** At most 200. */
  ids: Array<string>;
  /** What to do with the `ids`. */
  mode: BulkMode;
};

/** What a change of many scenes does with ids. */
export type BulkMode =
  /** Adds the ids to what each scene has. */
  | 'ADD'
  /** Takes the ids away where a scene has them. */
  | 'REMOVE'
  /** Leaves each scene with exactly these ids; without ids, with none. */
  | 'REPLACE';

/** The changes to make to every scene. A field that is left out keeps its value; null clears it. */
export type BulkUpdateScenesInput = {
  /** Cannot be null. REPLACE without ids removes all. */
  actors?: BulkIds | null | undefined;
  /** The day of its first release. */
  releaseDate?: string | null | undefined;
  /** `Studio.id`; BAD_USER_INPUT when there is none. Null takes the scene out of its studio. */
  studioId?: string | null | undefined;
  /** Cannot be null. REPLACE without ids removes all. */
  tags?: BulkIds | null | undefined;
  /** A category of your own, as free text of at most 50 characters. */
  type?: string | null | undefined;
};

/** What happened to the thing that an event tells of. */
export type ChangeKind =
  /** The thing is new. */
  | 'CREATED'
  /** The thing is gone; it is shown as it was last. */
  | 'DELETED'
  /** The cursor was too old or from elsewhere, so that changes may have been missed. This event and the SNAPSHOT events after it are the present state. */
  | 'RESYNC'
  /** The state when the subscription starts; nothing needs to have changed. */
  | 'SNAPSHOT'
  /** The thing is different from before. */
  | 'UPDATED';

/** A position in a scene, and what to say about it. */
export type CreateMarkerInput = {
  /** A color in the form `#RRGGBB`. Defaults to white. */
  color?: string | null | undefined;
  /** Where the marked part ends, in seconds from the start of the scene; not before its start. */
  endSeconds?: number | null | undefined;
  /** At most 100 characters. An empty label is no label. */
  label?: string | null | undefined;
  /** Which scene it marks. NOT_FOUND for an unknown id, GONE when it is in the trash or missing. */
  sceneId: string;
  /** The position in seconds from the start of the scene, to the millisecond, at most its `durationMs`. */
  seconds?: number | null | undefined;
  /** Tags to add to the default tags of the label, at most 100. */
  tagIds?: Array<string> | null | undefined;
  /** The position in whole seconds from the start of the scene, at most its `duration`. Either this or `seconds` is required. */
  timestamp?: number | null | undefined;
};

/** The account, its first password and its role. */
export type CreateUserInput = {
  /** 12 to 72 bytes, with an upper-case letter, a lower-case letter and a digit. Must not be the user name. */
  password: string;
  /** The name of a role. */
  role: string;
  /** 3 to 64 letters, digits, dots, underscores or hyphens. */
  username: string;
};

/** Compares days. before and after exclude the day itself. A missing day matches only isNull. */
export type DateFilter = {
  /** Later than this day. */
  after?: string | null | undefined;
  /** Earlier than this day. */
  before?: string | null | undefined;
  /** Equal to this. */
  eq?: string | null | undefined;
  /** Whether it is missing. */
  isNull?: boolean | null | undefined;
};

/** Compares times. before and after exclude the time itself. A missing time matches only isNull. */
export type DateTimeFilter = {
  /** Later than this instant, by at least a millisecond. */
  after?: string | null | undefined;
  /** Earlier than this instant. */
  before?: string | null | undefined;
  /** Whether it is missing. */
  isNull?: boolean | null | undefined;
  /** Within this ISO 8601 duration before now, such as P7D. */
  within?: string | null | undefined;
};

/** Whether a dead letter still needs attention. */
export type DeadLetterStatus =
  /** Nobody needs to look at it any more. */
  | 'ABANDONED'
  /** Waits for somebody to retry or abandon it. */
  | 'PENDING_REVIEW'
  /** Its job is queued again; it is deleted when that succeeds. */
  | 'RETRYING';

/** Compares numbers. A missing number matches only isNull. */
export type FloatFilter = {
  /** Equal to this. */
  eq?: number | null | undefined;
  /** Greater than this. */
  gt?: number | null | undefined;
  /** Greater than or equal to this. */
  gte?: number | null | undefined;
  /** Whether it is missing. */
  isNull?: boolean | null | undefined;
  /** Less than this. */
  lt?: number | null | undefined;
  /** Less than or equal to this. */
  lte?: number | null | undefined;
};

/** The whole home page; it replaces the previous one. */
export type HomepageConfigInput = {
  /** At most 20 sections. */
  sections: Array<HomepageSectionInput>;
  /** Whether the page offers an upload. */
  showUpload: boolean;
};

/** A row of scenes on the home page. */
export type HomepageSectionInput = {
  /** Required for an ACTOR section, and only there. NOT_FOUND when there is none with this id. */
  actorId?: string | null | undefined;
  /** Whether `homepage` shows it. */
  enabled: boolean;
  /** An id of the client's choice, unique among the sections; 1 to 100 characters. */
  id: string;
  /** The number of scenes: 1 to 50. */
  limit: number;
  /** Sections are sorted by this number, in ascending order. */
  order: number;
  /** The saved search of a SAVED_SEARCH section; one of the viewer's own. */
  savedSearchId?: string | null | undefined;
  /** One of the values of `defaultSortOrder`; null means the default of the type. */
  sort?: string | null | undefined;
  /** Required for a STUDIO section, and only there. NOT_FOUND when there is none with this id. */
  studioId?: string | null | undefined;
  /** Required for a TAG section, and only there. NOT_FOUND when there is none with this id. */
  tagId?: string | null | undefined;
  /** 1 to 100 characters. */
  title: string;
  /** What it shows; it decides which of the ids below is required. */
  type: HomepageSectionType;
};

/** The scenes that a section of the home page shows. */
export type HomepageSectionType =
  /** Scenes of the actor `actorId`, newest first by default. */
  | 'ACTOR'
  /** Scenes that the viewer stopped in before the end, the last watched first; `sort` is not used. */
  | 'CONTINUE_WATCHING'
  /** All active scenes, newest first by default. */
  | 'LATEST'
  /** Scenes that the viewer likes, newest first by default. */
  | 'LIKED'
  /** All active scenes, the most viewed first by default. */
  | 'MOST_VIEWED'
  /** What the saved search `savedSearchId` finds, in its own order by default. */
  | 'SAVED_SEARCH'
  /** Scenes of the studio `studioId`, newest first by default. */
  | 'STUDIO'
  /** Scenes with the tag `tagId`, newest first by default. */
  | 'TAG';

/** Compares related things by their ids. Unknown ids are no error: nothing is related to them. */
export type IdSetFilter = {
  /** Related to every one of these, at most 50. */
  all?: Array<string> | null | undefined;
  /** Related to at least one of these, at most 1000. */
  any?: Array<string> | null | undefined;
  /** Whether it has no relation at all. */
  isEmpty?: boolean | null | undefined;
  /** Related to none of these, at most 1000. */
  none?: Array<string> | null | undefined;
};

/** Compares whole numbers. A missing number matches only ne and isNull. */
export type IntFilter = {
  /** Equal to this. */
  eq?: number | null | undefined;
  /** Greater than this. */
  gt?: number | null | undefined;
  /** Greater than or equal to this. */
  gte?: number | null | undefined;
  /** Whether it is missing. */
  isNull?: boolean | null | undefined;
  /** Less than this. */
  lt?: number | null | undefined;
  /** Less than or equal to this. */
  lte?: number | null | undefined;
  /** Different from this. */
  ne?: number | null | undefined;
};

/** Jobs that match all of the given criteria. */
export type JobFilter = {
  /** One of these; an empty list matches nothing. */
  phase?: Array<Phase> | null | undefined;
  /** Jobs of this scene. An unknown id matches nothing. */
  sceneId?: string | null | undefined;
  /** Queued at or after this instant. */
  since?: string | null | undefined;
  /** One of these; an empty list matches nothing. */
  status?: Array<JobStatus> | null | undefined;
};

/** Where a job stands. */
export type JobStatus =
  /** Somebody stopped it, or its scene went to the trash. */
  | 'CANCELLED'
  /** It has done its work. */
  | 'COMPLETED'
  /** It went wrong. With `nextRetryAt` it waits for a retry; without, the failure is final. */
  | 'FAILED'
  /** It waits for a worker. */
  | 'PENDING'
  /** A worker is at it. */
  | 'RUNNING';

/** Matches what fulfils all of the criteria given. */
export type MarkerFilter = {
  /** Markers with one of these labels. Case matters. */
  labels?: Array<string> | null | undefined;
  /** Its scene matches. Only active scenes count unless the filter mentions `state`. */
  scene?: SceneFilter | null | undefined;
  /** Markers of this scene. An unknown id matches nothing. */
  sceneId?: string | null | undefined;
  /** Markers with these words in their label or in the searchable text of their scene. Prefixes and typos are found too. */
  search?: string | null | undefined;
  /** Compares all tags: those set by hand and those that come from the label. */
  tags?: IdSetFilter | null | undefined;
};

/** One field of a sort order. */
export type MarkerSort = {
  /** Ascending by default. */
  direction?: SortDirection | undefined;
  /** What is compared. */
  field: MarkerSortField;
};

/** What markers can be sorted by. */
export type MarkerSortField =
  /** By when the marker was set. */
  | 'CREATED_AT'
  /** By the label as text; markers without one come last in both directions. */
  | 'LABEL'
  /** By the position in its scene. */
  | 'TIMESTAMP';

/** A step of processing a scene. */
export type Phase =
  /** Reads what the file holds, and checks that it is whole. */
  | 'METADATA'
  /** Makes the short silent video that plays under a pointer. */
  | 'PREVIEW'
  /** The search for new files, which belongs to no scene. */
  | 'SCAN'
  /** Makes the sheets of small pictures for the seek bar. */
  | 'SPRITES'
  /** Makes the two thumbnails. */
  | 'THUMBNAIL';

/** How a source is played. */
export type PlaybackKind =
  /** The file as it is. */
  | 'DIRECT'
  /** A master playlist, with segments that are made on demand. */
  | 'HLS';

/** How far the server has got with a scene. A later success of a phase that has failed makes it COMPLETED. */
export type ProcessingStatus =
  /** Metadata and all that it triggers have succeeded. */
  | 'COMPLETED'
  /** One of the phases has failed for good; `processingError` says why. */
  | 'FAILED'
  /** Metadata has not started yet. */
  | 'PENDING'
  /** Metadata, or a phase that it triggers, is under way or waits for a retry. */
  | 'PROCESSING';

/** The class of a resolution by its lines: the larger of the shorter side and 9/16 of the longer side, so that portrait and wide-screen films are classed as people expect. A scene of unknown size belongs to none. */
export type Resolution =
  /** Up to 479 lines. */
  | 'R360P'
  /** 480 to 719 lines. */
  | 'R480P'
  /** 720 to 1079 lines. */
  | 'R720P'
  /** 1080 to 1439 lines. */
  | 'R1080P'
  /** 1440 to 2159 lines. */
  | 'R1440P'
  /** 2160 lines and more. */
  | 'R2160P';

/** What a scan does about a file. */
export type ScanFindingKind =
  /** The file is new and becomes a scene. */
  | 'ADDED'
  /** The file was replaced. Its scene is processed again. */
  | 'CHANGED'
  /** The file was moved or renamed. Its scene keeps all data. */
  | 'MOVED'
  /** The file looks like a video, but VIDEO_EXTENSIONS does not name its extension. Nothing is done about it. */
  | 'OTHER_FORMAT'
  /** The file was not found. Its scene becomes MISSING. */
  | 'REMOVED'
  /** The file of a MISSING scene came back. */
  | 'RESTORED';

/** Why a scan skips a file or folder. */
export type ScanSkipReason =
  /** Its name begins with a dot. */
  | 'HIDDEN'
  /** It is excluded by a `.reelignore` file. */
  | 'IGNORED'
  /** It looks like a video, but VIDEO_EXTENSIONS does not name its extension. The first hundred are in `findings`. */
  | 'OTHER_FORMAT'
  /** It belongs to the server's own data folders. */
  | 'OWN_DATA'
  /** It is a folder that the system keeps for itself: `@eaDir`, `#recycle`, `$RECYCLE.BIN`, `lost+found` or `System Volume Information`. */
  | 'SYSTEM'
  /** Its scene is in the trash. */
  | 'TRASHED'
  /** It is still being written: its name ends with `.part`, `.crdownload` or `.tmp`, or it changed during the scan. */
  | 'UNFINISHED';

/** Where a scan stands. RUNNING becomes one of the others, once. */
export type ScanStatus =
  /** Somebody stopped it; what it had imported is kept. */
  | 'CANCELLED'
  /** It has gone through everything, files with errors included. */
  | 'COMPLETED'
  /** It could not go on; `errorMessage` says why. */
  | 'FAILED'
  /** It waits for its worker, or is under way. */
  | 'RUNNING';

/** Matches what fulfils all of the criteria given. */
export type SceneFilter = {
  /** Scenes with at least one actor that matches. */
  actor?: ActorFilter | null | undefined;
  /** How many actors it has; deleted ones do not count. */
  actorCount?: IntFilter | null | undefined;
  /** Compares all actors of the scene; deleted ones do not count. */
  actors?: IdSetFilter | null | undefined;
  /** Matches all of these filters. `and`, `or` and `not` can be nested at most 5 deep. */
  and?: Array<SceneFilter> | null | undefined;
  /** Compares the name that ffprobe gives it, such as `aac`. */
  audioCodec?: StringFilter | null | undefined;
  /** The average of all users' ratings. */
  averageRating?: FloatFilter | null | undefined;
  /** The bit rate in bits per second. */
  bitRate?: IntFilter | null | undefined;
  /** Compares when it was added to the library. */
  createdAt?: DateTimeFilter | null | undefined;
  /** The duration in seconds. */
  duration?: IntFilter | null | undefined;
  /** Compares the SHA-256, in lower-case hexadecimal. */
  fileHash?: StringFilter | null | undefined;
  /** Compares frames per second. */
  frameRate?: FloatFilter | null | undefined;
  /** Whether seek-bar previews were generated. */
  hasSprites?: boolean | null | undefined;
  /** Whether a frame of it was generated to show it by. */
  hasThumbnail?: boolean | null | undefined;
  /** Compares pixels as displayed. */
  height?: IntFilter | null | undefined;
  /** Scenes with one of these ids, at most 10000. Unknown ids match nothing. */
  ids?: Array<string> | null | undefined;
  /** Whether the viewer stopped somewhere before the end. */
  inProgress?: boolean | null | undefined;
  /** Whether `studios` also matches the studios below those given. */
  includeSubStudios?: boolean | null | undefined;
  /** Whether the file failed the integrity check. */
  isCorrupted?: boolean | null | undefined;
  /** The viewer's own count. */
  jizzCount?: IntFilter | null | undefined;
  /** When the viewer last watched it. */
  lastWatchedAt?: DateTimeFilter | null | undefined;
  /** Whether the viewer likes it. */
  liked?: boolean | null | undefined;
  /** At least one of your own markers in it matches. */
  marker?: MarkerFilter | null | undefined;
  /** Scenes in which the viewer has a marker with one of these labels. */
  markerLabels?: Array<string> | null | undefined;
  /** Does not match this filter. */
  not?: SceneFilter | null | undefined;
  /** Matches at least one of these filters. */
  or?: Array<SceneFilter> | null | undefined;
  /** Compares how it was added: `scan`, `upload` or `import`. */
  origin?: StringFilter | null | undefined;
  /** Compares the name that the file had when it was added. */
  originalFilename?: StringFilter | null | undefined;
  /** The start of the path of its file, relative to its storage path. An absolute path, which starts with /, needs storage:manage. */
  pathPrefix?: string | null | undefined;
  /** Compares its id at ThePornDB; isEmpty finds those without. */
  porndbSceneId?: StringFilter | null | undefined;
  /** One of these; an empty list matches nothing. */
  processingStatus?: Array<ProcessingStatus> | null | undefined;
  /** The rating that the viewer gave. */
  rating?: FloatFilter | null | undefined;
  /** Compares the day of its first release. */
  releaseDate?: DateFilter | null | undefined;
  /** One of these classes; an empty list matches nothing. */
  resolution?: Array<Resolution> | null | undefined;
  /** Scenes with these words in their title, file name, actors, studio, tags, description, or in the labels of the markers of the viewer. Beginnings of words and typos are found too. "..." finds a phrase, -word excludes a word, OR separates alternatives. Sorted by RELEVANCE by default. Only at the root of a filter. */
  search?: string | null | undefined;
  /** Which of the words of `search` must be found. ALL by default. */
  searchMatch?: SearchMatch | null | undefined;
  /** The size of the file in bytes. */
  size?: IntFilter | null | undefined;
  /** Scenes in one of these states. A filter that does not mention `state` anywhere matches active scenes only. */
  state?: Array<SceneState> | null | undefined;
  /** Scenes whose file lies there. An unknown id matches nothing. */
  storagePathId?: string | null | undefined;
  /** Scenes whose studio matches. */
  studio?: StudioFilter | null | undefined;
  /** Compares the one studio of the scene, so `all` with several matches nothing. `includeSubStudios` widens it. */
  studios?: IdSetFilter | null | undefined;
  /** Scenes with at least one tag that matches. Related filters can be nested two deep. */
  tag?: TagFilter | null | undefined;
  /** How many tags it has. */
  tagCount?: IntFilter | null | undefined;
  /** Compares all tags of the scene. */
  tags?: IdSetFilter | null | undefined;
  /** Compares the title as it was entered; the file name does not count. */
  title?: StringFilter | null | undefined;
  /** Compares the category as it was entered. */
  type?: StringFilter | null | undefined;
  /** Compares when its own data last changed. */
  updatedAt?: DateTimeFilter | null | undefined;
  /** Compares the name that ffprobe gives it, such as `h264`. */
  videoCodec?: StringFilter | null | undefined;
  /** Compares how often users have watched it. */
  viewCount?: IntFilter | null | undefined;
  /** Whether the viewer has watched it. */
  watched?: boolean | null | undefined;
  /** Compares pixels as displayed. */
  width?: IntFilter | null | undefined;
};

/** One field of a sort order. */
export type SceneSort = {
  /** Ascending by default. */
  direction?: SortDirection | undefined;
  /** What is compared. */
  field: SceneSortField;
};

/** What scenes can be sorted by. Scenes without a value come last in both directions. */
export type SceneSortField =
  /** By the mean of all users' ratings. */
  | 'AVERAGE_RATING'
  /** By bits per second of the whole file. */
  | 'BIT_RATE'
  /** By when the scene was added. */
  | 'CREATED_AT'
  /** By length in whole seconds. */
  | 'DURATION'
  /** By the viewer's own counter. */
  | 'JIZZ_COUNT'
  /** By when the viewer last watched it. */
  | 'LAST_WATCHED_AT'
  /** Shuffled by `seed`, so that pages fit together. */
  | 'RANDOM'
  /** By the rating that the viewer gave. */
  | 'RATING'
  /** By the day of its first release. */
  | 'RELEASE_DATE'
  /** The best matches of `search` first, in both directions; without a search the newest first. */
  | 'RELEVANCE'
  /** By the bytes of the file. */
  | 'SIZE'
  /** Alphabetically, regardless of case, with numbers in their order. */
  | 'TITLE'
  /** By when it was moved to the trash. */
  | 'TRASHED_AT'
  /** By the last change of its own data. */
  | 'UPDATED_AT'
  /** By how often users have watched it. */
  | 'VIEW_COUNT';

/** Whether a scene can be watched. */
export type SceneState =
  /** It can be watched. */
  | 'ACTIVE'
  /** The last scan did not find its file. It becomes ACTIVE again when the file comes back. */
  | 'MISSING'
  /** It waits for its deletion, and can be restored until then. */
  | 'TRASHED';

/** The field in which a word was found, in order of importance. */
export type SearchField =
  /** The names of its actors. */
  | 'ACTORS'
  /** The text about it. */
  | 'DESCRIPTION'
  /** The name of its file. */
  | 'FILENAME'
  /** The labels of the viewer's own markers. */
  | 'MARKERS'
  /** The name of its studio. */
  | 'STUDIO'
  /** The names of its tags. */
  | 'TAGS'
  /** What it is called. */
  | 'TITLE';

/** Which of the words of a search must be found. */
export type SearchMatch =
  /** All words. */
  | 'ALL'
  /** Only the rarest word. Matches with more of the other words come first. */
  | 'FREQUENCY'
  /** Only the first word. Matches with more of the following words come first. */
  | 'LAST';

/** When a new share link expires. A day is 24 hours. */
export type ShareExpiry =
  /** It works until it is deleted. */
  | 'NEVER'
  /** 24 hours after it was made. */
  | 'ONE_DAY'
  /** 60 minutes after it was made. */
  | 'ONE_HOUR'
  /** 168 hours after it was made. */
  | 'SEVEN_DAYS'
  /** 720 hours after it was made. */
  | 'THIRTY_DAYS';

/** Who can open a share link. */
export type ShareType =
  /** Everybody who is signed in. */
  | 'AUTH_REQUIRED'
  /** Everybody who has the link. */
  | 'PUBLIC';

/** Which way a list is sorted. */
export type SortDirection =
  /** Smallest, earliest or A first. */
  | 'ASC'
  /** Largest, latest or Z first. */
  | 'DESC';

/** Compares text. contains and startsWith ignore case; eq, ne and in do not. A missing text matches only ne and isEmpty. */
export type StringFilter = {
  /** Contains this text of at most 255 characters. */
  contains?: string | null | undefined;
  /** Equal to this. */
  eq?: string | null | undefined;
  /** Equal to one of these. */
  in?: Array<string> | null | undefined;
  /** Whether the text is missing or has no characters. */
  isEmpty?: boolean | null | undefined;
  /** Different from this. */
  ne?: string | null | undefined;
  /** Starts with this text of at most 255 characters. */
  startsWith?: string | null | undefined;
};

/** Matches what fulfils all of the criteria given. */
export type StudioFilter = {
  /** Matches all of these filters. `and`, `or` and `not` can be nested at most 5 deep. */
  and?: Array<StudioFilter> | null | undefined;
  /** Studios with one of these ids, at most 10000. Unknown ids match nothing. */
  ids?: Array<string> | null | undefined;
  /** Whether it has no parent studio. */
  isRoot?: boolean | null | undefined;
  /** Whether the viewer likes it. */
  liked?: boolean | null | undefined;
  /** Compares the whole name; `search` finds words and forgives typos. */
  name?: StringFilter | null | undefined;
  /** Studios that belong to this network. An unknown id matches nothing. */
  networkId?: string | null | undefined;
  /** Does not match this filter. */
  not?: StudioFilter | null | undefined;
  /** Matches at least one of these filters. */
  or?: Array<StudioFilter> | null | undefined;
  /** Studios directly below this one. An unknown id matches nothing. */
  parentId?: string | null | undefined;
  /** The rating that the viewer gave. */
  rating?: FloatFilter | null | undefined;
  /** At least one of its scenes matches. Only active scenes count unless the filter mentions `state`. Related filters can be nested two levels deep. */
  scene?: SceneFilter | null | undefined;
  /** The number of active scenes. */
  sceneCount?: IntFilter | null | undefined;
  /** Studios with these words in their name. Beginnings of words and typos are found too. Only at the root of a filter. */
  search?: string | null | undefined;
};

/** The studio to create. */
export type StudioInput = {
  /** Free text of any length. */
  description?: string | null | undefined;
  /** 1 to 255 characters; spaces around it are removed. Several studios may share one. */
  name: string;
  /** The network that it belongs to; BAD_USER_INPUT when there is none with this id. */
  networkId?: string | null | undefined;
  /** The studio directly above; BAD_USER_INPUT when there is none with this id, or it lies below this one. */
  parentId?: string | null | undefined;
  /** Its id at ThePornDB, at most 100 characters. */
  porndbId?: string | null | undefined;
  /** A rating by the editors, from 0.0 to 5.0 with one decimal. */
  rating?: number | null | undefined;
  /** An abbreviation, at most 100 characters. */
  shortName?: string | null | undefined;
  /** An http or https URL. */
  url?: string | null | undefined;
};

/** One field of a sort order. */
export type StudioSort = {
  /** Ascending by default. */
  direction?: SortDirection | undefined;
  /** What is compared. */
  field: StudioSortField;
};

/** What studios can be sorted by. */
export type StudioSortField =
  /** By when the studio was added. */
  | 'CREATED_AT'
  /** Alphabetically, regardless of case, with numbers in their order. */
  | 'NAME'
  /** By the rating that the viewer gave; those without one come last in both directions. */
  | 'RATING'
  /** By the number of active scenes, without those of studios below. */
  | 'SCENE_COUNT'
  /** By the last change of its data. */
  | 'UPDATED_AT';

/** Matches what fulfils all of the criteria given. */
export type TagFilter = {
  /** Matches all of these filters. `and`, `or` and `not` can be nested at most 5 deep. */
  and?: Array<TagFilter> | null | undefined;
  /** Tags with one of these ids, at most 10000. Unknown ids match nothing. */
  ids?: Array<string> | null | undefined;
  /** Compares the whole name; `search` finds words and forgives typos. */
  name?: StringFilter | null | undefined;
  /** Does not match this filter. */
  not?: TagFilter | null | undefined;
  /** Matches at least one of these filters. */
  or?: Array<TagFilter> | null | undefined;
  /** At least one of its scenes matches. Only active scenes count unless the filter mentions `state`. Related filters can be nested two levels deep. */
  scene?: SceneFilter | null | undefined;
  /** The number of active scenes. */
  sceneCount?: IntFilter | null | undefined;
  /** Tags with these words in their name. Beginnings of words and typos are found too. Only at the root of a filter. */
  search?: string | null | undefined;
};

/** One field of a sort order. */
export type TagSort = {
  /** Ascending by default. */
  direction?: SortDirection | undefined;
  /** What is compared. */
  field: TagSortField;
};

/** What tags can be sorted by. */
export type TagSortField =
  /** By when the tag was made. */
  | 'CREATED_AT'
  /** Alphabetically, regardless of case, with numbers in their order. */
  | 'NAME'
  /** By the number of active scenes. */
  | 'SCENE_COUNT';

/** The order in which a client shows tags. */
export type TagSortPreference =
  /** By name, A first. */
  | 'AZ'
  /** By the number of scenes, the most first. */
  | 'COUNT'
  /** By name, Z first. */
  | 'ZA';

/** Two sizes; `updateProcessingConfig` sets how large they are. */
export type ThumbnailSize =
  /** At most `maxFrameDimensionLg` pixels on the longest side. */
  | 'LARGE'
  /** At most `maxFrameDimensionSm` pixels on the longest side. */
  | 'SMALL';

/** The event that a phase waits for. */
export type TriggerType =
  /** When a job of `afterPhase` has completed. */
  | 'AFTER_JOB'
  /** Only on request. */
  | 'MANUAL'
  /** When a file is imported. */
  | 'ON_IMPORT'
  /** When `cronExpression` is due. */
  | 'SCHEDULED';

/** The fields to change. A field that is left out keeps its value; null clears it. */
export type UpdateActorInput = {
  /** The zodiac sign, as free text of at most 50 characters. */
  astrology?: string | null | undefined;
  /** The day of birth. */
  birthday?: string | null | undefined;
  /** Where they were born, as free text of at most 255 characters. */
  birthplace?: string | null | undefined;
  /** Must not be before careerStartYear. */
  careerEndYear?: number | null | undefined;
  /** The first year of their career, 1800 to 2200. */
  careerStartYear?: number | null | undefined;
  /** At most 10 characters, such as `34C`. */
  cupsize?: string | null | undefined;
  /** Must not be before the birthday. */
  dateOfDeath?: string | null | undefined;
  /** Free text of at most 100 characters. */
  ethnicity?: string | null | undefined;
  /** Free text of at most 50 characters, such as `brown`. */
  eyeColor?: string | null | undefined;
  /** Whether breasts are enhanced. False for a new actor; null is refused in a change. */
  fakeBoobs?: boolean | null | undefined;
  /** Free text of at most 50 characters, such as `female`. */
  gender?: string | null | undefined;
  /** Free text of at most 50 characters, such as `brown`. */
  hairColor?: string | null | undefined;
  /** Centimetres, 1 to 1000. */
  heightCm?: number | null | undefined;
  /** Free text of at most 50 characters, such as `34-24-36`. */
  measurements?: string | null | undefined;
  /** It cannot be cleared. */
  name?: string | null | undefined;
  /** Free text of at most 100 characters. */
  nationality?: string | null | undefined;
  /** Where and which, as free text of any length. */
  piercings?: string | null | undefined;
  /** Whether they perform with their own sex only. False for a new actor; null is refused in a change. */
  sameSexOnly?: boolean | null | undefined;
  /** Where and which, as free text of any length. */
  tattoos?: string | null | undefined;
  /** Kilograms, 1 to 1000. */
  weightKg?: number | null | undefined;
};

/** The fields to change. A field that is left out keeps its value. */
export type UpdateAppSettingsInput = {
  /** From 1 to 365. */
  trashRetentionDays?: number | null | undefined;
};

/** The fields to change. A field that is left out keeps its value. */
export type UpdateMarkerInput = {
  /** A color in the form `#RRGGBB`. */
  color?: string | null | undefined;
  /** Where the marked part ends, in seconds from the start of the scene; not before its start. Null makes it a single moment. */
  endSeconds?: number | null | undefined;
  /** At most 100 characters. An empty label is no label. The marker gets the default tags of a new label. */
  label?: string | null | undefined;
  /** The position in seconds from the start of the scene, to the millisecond, at most its `durationMs`. */
  seconds?: number | null | undefined;
  /** The position in whole seconds from the start of the scene, at most its `duration`. The value that the marker has already keeps its fraction of a second. */
  timestamp?: number | null | undefined;
};

/** How many jobs of each phase a worker process runs at a time. Fields that are left out stay unchanged. */
export type UpdatePoolInput = {
  /** Jobs of METADATA at a time, 1 to 10. */
  metadataWorkers?: number | null | undefined;
  /** Jobs of PREVIEW at a time, 1 to 10. */
  previewWorkers?: number | null | undefined;
  /** Jobs of SPRITES at a time, 1 to 10. */
  spritesWorkers?: number | null | undefined;
  /** Jobs of THUMBNAIL at a time, 1 to 10. */
  thumbnailWorkers?: number | null | undefined;
};

/** Changes of the processing settings. Fields that are left out stay unchanged. */
export type UpdateProcessingConfigInput = {
  /** From 1 to 100. */
  frameQualityLg?: number | null | undefined;
  /** From 1 to 100. */
  frameQualitySm?: number | null | undefined;
  /** From 1 to 100. */
  frameQualitySprites?: number | null | undefined;
  /** 640, 720, 960, 1280 or 1920 pixels. */
  maxFrameDimensionLg?: number | null | undefined;
  /** 160, 240, 320 or 480 pixels. */
  maxFrameDimensionSm?: number | null | undefined;
  /** 1 to 64; 0 leaves it to the server. */
  spritesConcurrency?: number | null | undefined;
};

/** Changes of a retry policy. Fields that are left out stay unchanged. */
export type UpdateRetryPolicyInput = {
  /** From 1.0 to 5.0, with one decimal. */
  backoffFactor?: number | null | undefined;
  /** From 1 to 3600. */
  initialDelaySeconds?: number | null | undefined;
  /** Seconds, from initialDelaySeconds to 86400. */
  maxDelaySeconds?: number | null | undefined;
  /** From 0 to 10. */
  maxRetries?: number | null | undefined;
};

/** The fields to change. A field that is left out keeps its value; null clears it. */
export type UpdateSceneInput = {
  /** The ids of all actors of the scene, at most 200. Other actors are removed from it. */
  actorIds?: Array<string> | null | undefined;
  /** Free text of any length. */
  description?: string | null | undefined;
  /** Its id at ThePornDB. */
  porndbSceneId?: string | null | undefined;
  /** The day of its first release. */
  releaseDate?: string | null | undefined;
  /** `Studio.id`; BAD_USER_INPUT when there is none. Null takes the scene out of its studio. */
  studioId?: string | null | undefined;
  /** The ids of all tags of the scene, at most 200. Other tags are removed from it. */
  tagIds?: Array<string> | null | undefined;
  /** At most 255 characters; null shows the file name instead. */
  title?: string | null | undefined;
  /** A category of your own, as free text of at most 50 characters. */
  type?: string | null | undefined;
};

/** The fields to change. A field that is left out keeps its value. */
export type UpdateSettingsInput = {
  /** Whether players start by themselves. The server only keeps it. */
  autoplay?: boolean | null | undefined;
  /** One of created_at_asc, created_at_desc, title_asc, title_desc, duration_asc, duration_desc, size_asc, size_desc, view_count_asc, view_count_desc, random. */
  defaultSortOrder?: string | null | undefined;
  /** How clients are to sort tags. The server only keeps it. */
  defaultTagSort?: TagSortPreference | null | undefined;
  /** From 0 to 100. */
  defaultVolume?: number | null | undefined;
  /** Replaces all sections; it cannot be null. */
  homepage?: HomepageConfigInput | null | undefined;
  /** Whether players start over at the end. The server only keeps it. */
  loop?: boolean | null | undefined;
  /** Whether clients show the thumbnails of a label's markers in turn. The server only keeps it. */
  markerThumbnailCycling?: boolean | null | undefined;
  /** From 1 to 100. */
  videosPerPage?: number | null | undefined;
};

/** The fields to change. A field that is left out keeps its value; null clears it. */
export type UpdateStudioInput = {
  /** Free text of any length. */
  description?: string | null | undefined;
  /** It cannot be cleared. */
  name?: string | null | undefined;
  /** The network that it belongs to; BAD_USER_INPUT when there is none with this id. */
  networkId?: string | null | undefined;
  /** The studio directly above; BAD_USER_INPUT when there is none with this id, or it lies below this one. */
  parentId?: string | null | undefined;
  /** Its id at ThePornDB, at most 100 characters. */
  porndbId?: string | null | undefined;
  /** A rating by the editors, from 0.0 to 5.0 with one decimal. */
  rating?: number | null | undefined;
  /** An abbreviation, at most 100 characters. */
  shortName?: string | null | undefined;
  /** An http or https URL. */
  url?: string | null | undefined;
};

/** The fields to change. A field that is left out keeps its value. */
export type UpdateUserInput = {
  /** The name of a role. */
  role?: string | null | undefined;
  /** 3 to 64 letters, digits, dots, underscores or hyphens. CONFLICT when it is taken, regardless of case. */
  username?: string | null | undefined;
};

/** One video of the library. */
export type SceneCoreFragment = {
  /** A whole number, as text. It is kept when the file moves. */
  id: string;
  /** The title, or the file name where there is none. */
  displayTitle: string;
  /** As users have entered it, at most 255 characters; `displayTitle` always says something. */
  title: string | null;
  /** The name of its file when it was added, without folders. */
  originalFilename: string | null;
  /** Whether it can be watched now. */
  state: SceneState;
  /** Bytes. */
  size: number;
  /** Seconds, rounded. */
  duration: number;
  /** The exact duration in milliseconds; whole seconds where the metadata were read by an older version. */
  durationMs: number;
  /** The width as displayed, after any rotation. */
  width: number;
  /** Pixels as displayed, after any rotation; 0 until the metadata is known. */
  height: number;
  /** Frames per second on average; 0 until the metadata is known. */
  frameRate: number;
  /** The bit rate in bits per second. */
  bitRate: number;
  /** As ffprobe names it, such as `h264`; empty until the metadata is known. */
  videoCodec: string;
  /** The audio codec; empty when there is no sound. */
  audioCodec: string;
  /** Of the file, for <source type>; with its codecs once they are known. */
  mimeType: string;
  /** The SHA-256 of the file in hexadecimal; empty until it has been computed. */
  fileHash: string;
  /** When the file was made, where an older version has recorded it; null otherwise. */
  fileCreatedAt: string | null;
  /** When it was added to the library. */
  createdAt: string;
  /** Whether the file failed the integrity check. */
  isCorrupted: boolean;
  /** What the integrity check found; null for a file that is whole, or has not been checked yet. */
  corruptionReason: string | null;
  /** How the scene was added: scan, upload or import. */
  origin: string | null;
  /** How far the server has got with it. */
  processingStatus: ProcessingStatus;
  /** Why processing failed; null for viewers without storage:manage, as it may contain paths. */
  processingError: string | null;
  /** The path of the file; null for viewers without storage:manage. */
  storedPath: string | null;
  /** The URL to stream the file from, signed for the viewer; null for trashed and missing scenes. */
  streamUrl: string | null;
  /** A frame of the scene; null until it has been generated. */
  thumbnail: {
    /** A path that needs no other credentials for 6 to 12 hours. Its content never changes. */
    url: string;
    /** Pixels; null when unknown. */
    width: number | null;
    /** Pixels; null when unknown. */
    height: number | null;
  } | null;
  /** A frame of the scene; null until it has been generated. */
  largeThumbnail: {
    /** A path that needs no other credentials for 6 to 12 hours. Its content never changes. */
    url: string;
    /** Pixels; null when unknown. */
    width: number | null;
    /** Pixels; null when unknown. */
    height: number | null;
  } | null;
  /** The seek-bar previews; null until they have been generated. */
  sprites: {
    /** WebVTT whose cues name a sheet and a rectangle (`#xywh=`), signed for the viewer and relative to the server. */
    vttUrl: string;
    /** WebP images in the order of the film, signed for the viewer and relative to the server. */
    sheetUrls: Array<string>;
    /** How many `sheetUrls` there are. */
    sheetCount: number;
    /** Tiles side by side on a sheet. */
    columns: number;
    /** Rows of tiles on a sheet. The last sheet is as large as the others, and black where there are no more tiles. */
    rows: number;
    /** Pixels of one tile; 0 for sprites of an older version. */
    tileWidth: number;
    /** Pixels of one tile; 0 for sprites of an older version. */
    tileHeight: number;
    /** Seconds of the film from one tile to the next; 0 for sprites of an older version. */
    intervalSeconds: number;
  } | null;
};

/** One phase of one scene, from the moment it was queued, through all its retries. */
export type JobCoreFragment = {
  /** How many retries it has had, or is waiting for. */
  retryCount: number;
  /** How many retries the policy of its phase allowed when it last failed. */
  maxRetries: number;
  /** When it is retried; set while it is FAILED and waits for the retry. */
  nextRetryAt: string | null;
  /** False when a retry cannot help. */
  isRetryable: boolean;
  /** A UUID. It stays the same through retries. */
  id: string;
  /** The title of the scene when the job was queued. */
  sceneTitle: string;
  /** Which step of processing it is. */
  phase: Phase;
  /** What it is doing now, or how it ended. */
  status: JobStatus;
  /** Jobs with a higher priority run first. */
  priority: number;
  /** Percent done, from 0 to 100. It never decreases while the job runs. */
  progress: number;
  /** The estimated seconds left, based on the speed of ffmpeg; null while unknown. */
  etaSeconds: number | null;
  /** The processing speed as a multiple of playback speed; null while unknown. */
  speed: number | null;
  /** Why it failed. Paths in it are shown only with storage:manage. */
  errorMessage: string | null;
  /** When it was queued. */
  createdAt: string;
  /** When the job last started; null until it has. */
  startedAt: string | null;
  /** When it ended, with whatever status. */
  completedAt: string | null;
};

/** One scan of the storage paths and its results. */
export type ScanCoreFragment = {
  /** A whole number, as text. The last 1000 scans are kept. */
  id: string;
  /** What it is doing now, or how it ended. */
  status: ScanStatus;
  /** When it was asked for. */
  startedAt: string;
  /** When it ended, with whatever status; null while it runs. */
  completedAt: string | null;
  /** The number of storage paths that are completely scanned. */
  pathsScanned: number;
  /** The number of video files found, including unusable ones. */
  filesFound: number;
  /** New files that have become scenes, or would in a dry run. */
  videosAdded: number;
  /** The number of files that were already known and unchanged. */
  videosSkipped: number;
  /** The number of scenes whose file was not found. They are MISSING until the file comes back. */
  videosRemoved: number;
  /** The number of scenes whose file was moved or renamed. All their data is kept. */
  videosMoved: number;
  /** The number of scenes whose file was replaced. They are processed again; titles, tags, ratings, markers and history are kept. */
  videosChanged: number;
  /** The number of MISSING scenes whose file came back. */
  videosRestored: number;
  /** The number of files and folders that were skipped, by reason. */
  skipped: Array<{
    /** What they were skipped for. */
    reason: ScanSkipReason;
    /** Files and folders together. */
    count: number;
  }>;
  /** The first hundred findings of each kind. Unchanged files are not included. */
  findings: Array<{
    /** What happened to the file. */
    kind: ScanFindingKind;
    /** The present path of the file, or the last one. */
    path: string;
    /** The previous path of a moved file. */
    previousPath: string | null;
    /** The scene of the file; null for new files of a dry run. */
    sceneId: string | null;
  }>;
  /** Whether this is a dry run, which changes nothing. */
  isDryRun: boolean;
  /** The folder that the scan is limited to; null for whole storage paths. */
  path: string | null;
  /** The estimated seconds left, based on the number of files that the last scan found; null while unknown. */
  etaSeconds: number | null;
  /** The number of files and folders that could not be read or imported. */
  errors: number;
  /** The first hundred files that failed. */
  fileErrors: Array<{
    /** Where it lies, from the root of the server. */
    path: string;
    /** Why, in a sentence for people. */
    message: string;
  }>;
  /** Why the scan as a whole failed. */
  errorMessage: string | null;
  /** The storage path being scanned. */
  currentPath: string | null;
  /** The file that is being looked at, at most 500 characters; null when it has ended. */
  currentFile: string | null;
};

/** One video of the library. */
export type SceneRelationsFragment = {
  /** Null for none, and for one that was deleted. */
  studio: {
    /** A UUID. */
    id: string;
    /** 1 to 255 characters. Several studios may share one. */
    name: string;
  } | null;
  /** The actors sorted by name. */
  actors: Array<{
    /** A UUID. */
    id: string;
    /** 1 to 255 characters. Several actors may share one. */
    name: string;
  }>;
  /** The tags sorted by name. */
  tags: Array<TagCoreFragment>;
  /** The day of its first release, as users have entered it. */
  releaseDate: string | null;
  /** A category of the library's own, as free text of at most 50 characters. */
  type: string | null;
  /** Free text of any length; empty when there is none. */
  description: string;
  /** Its id at ThePornDB; empty when unknown. */
  porndbSceneId: string;
  /** When it was moved to the trash; null when it is not there. */
  trashedAt: string | null;
  /** When the scene will be deleted from the trash; null when it is not in the trash. */
  purgeAt: string | null;
  /** When its own data, actors or tags last changed; views and ratings do not count. */
  updatedAt: string;
  /** How often users have watched it: once a day for each at most. */
  viewCount: number;
  /** The mean of all users' ratings. */
  averageRating: number | null;
  /** The number of users who like it. */
  likeCount: number;
  /** What the viewer has rated, liked and watched. */
  interactions: SceneInteractionsCoreFragment;
};

/** A performer. */
export type ActorCoreFragment = {
  /** A UUID. */
  id: string;
  /** 1 to 255 characters. Several actors may share one. */
  name: string;
  /** Free text of at most 50 characters, such as `female`. */
  gender: string | null;
  /** The day of birth. */
  birthday: string | null;
  /** The day they died; never before the birthday. */
  dateOfDeath: string | null;
  /** The zodiac sign, as free text of at most 50 characters. */
  astrology: string | null;
  /** Where they were born, as free text of at most 255 characters. */
  birthplace: string | null;
  /** Free text of at most 100 characters. */
  ethnicity: string | null;
  /** Free text of at most 100 characters. */
  nationality: string | null;
  /** The first year of their career, 1800 to 2200. */
  careerStartYear: number | null;
  /** The last year of their career, 1800 to 2200; null while it goes on or is unknown. */
  careerEndYear: number | null;
  /** Centimetres, 1 to 1000. */
  heightCm: number | null;
  /** Kilograms, 1 to 1000. */
  weightKg: number | null;
  /** Free text of at most 50 characters, such as `34-24-36`. */
  measurements: string | null;
  /** At most 10 characters, such as `34C`. */
  cupsize: string | null;
  /** Free text of at most 50 characters, such as `brown`. */
  hairColor: string | null;
  /** Free text of at most 50 characters, such as `brown`. */
  eyeColor: string | null;
  /** Where and which, as free text of any length. */
  tattoos: string | null;
  /** Where and which, as free text of any length. */
  piercings: string | null;
  /** Whether breasts are enhanced; false unless somebody has said so. */
  fakeBoobs: boolean;
  /** Whether they perform with their own sex only; false unless somebody has said so. */
  sameSexOnly: boolean;
  /** When it was added to the library. */
  createdAt: string;
  /** When its own data last changed; ratings and likes do not count. */
  updatedAt: string;
  /** The number of active scenes. */
  sceneCount: number;
  /** The mean of all users' ratings. */
  averageRating: number | null;
  /** What the viewer has rated and liked. */
  interactions: FavouriteCoreFragment;
};

/** A studio or a network of studios. rating is set by editors, averageRating is the mean of all users' ratings. */
export type StudioCoreFragment = {
  /** A UUID. */
  id: string;
  /** 1 to 255 characters. Several studios may share one. */
  name: string;
  /** An abbreviation, at most 100 characters. */
  shortName: string | null;
  /** The http or https address of its site. */
  url: string | null;
  /** Free text of any length. */
  description: string | null;
  /** What editors think of it, 0.0 to 5.0; null for nothing. */
  rating: number | null;
  /** Its id at ThePornDB, at most 100 characters. */
  porndbId: string | null;
  /** When it was added to the library. */
  createdAt: string;
  /** When its own data last changed; ratings and likes do not count. */
  updatedAt: string;
  /** The number of active scenes. */
  sceneCount: number;
  /** The mean of all users' ratings. */
  averageRating: number | null;
  /** What the viewer has rated and liked. */
  interactions: FavouriteCoreFragment;
};

/** A tag for scenes and markers. */
export type TagCoreFragment = {
  /** A whole number, as text. */
  id: string;
  /** 1 to 100 characters, unique regardless of case. */
  name: string;
  /** The color as `#RRGGBB`. */
  color: string;
  /** When it was added to the library. */
  createdAt: string;
};

/** The jobs of one phase, counted. */
export type PhaseQueueCoreFragment = {
  /** Which step is counted. */
  phase: Phase;
  /** How many of its jobs each worker process runs at a time. */
  workers: number;
  /** Whether no job starts until it is resumed. For SCAN, whether scheduled scans are held back. */
  paused: boolean;
  /** Jobs that wait for a worker. */
  pending: number;
  /** Jobs that a worker is at. */
  running: number;
  /** Jobs that wait for a retry. */
  retrying: number;
  /** Jobs that failed for good in the last 24 hours. */
  failed: number;
  /** Estimated seconds until no job of this phase is left; null while unknown. */
  etaSeconds: number | null;
};

/** How many jobs of each phase a worker process runs at a time. */
export type PoolCoreFragment = {
  /** Jobs of METADATA at a time, 1 to 10. */
  metadataWorkers: number;
  /** Jobs of THUMBNAIL at a time, 1 to 10. */
  thumbnailWorkers: number;
  /** Jobs of SPRITES at a time, 1 to 10. */
  spritesWorkers: number;
  /** Jobs of PREVIEW at a time, 1 to 10. */
  previewWorkers: number;
  /** When somebody last changed it. */
  updatedAt: string;
};

/** Sizes and qualities of generated images. Changes apply to jobs that start afterwards. */
export type ProcessingConfigCoreFragment = {
  /** Longest side of small thumbnails and of seek-bar tiles: 160, 240, 320 or 480 pixels. */
  maxFrameDimensionSm: number;
  /** Longest side of large thumbnails: 640, 720, 960, 1280 or 1920 pixels. */
  maxFrameDimensionLg: number;
  /** WebP quality of small thumbnails, 1 to 100. */
  frameQualitySm: number;
  /** WebP quality of large thumbnails, 1 to 100. */
  frameQualityLg: number;
  /** WebP quality of seek-bar previews, 1 to 100. */
  frameQualitySprites: number;
  /** How many processors the previews of one video may use, 1 to 64; 0 leaves it to the server. */
  spritesConcurrency: number;
  /** When somebody last changed it. */
  updatedAt: string;
};

/** What starts a phase. */
export type TriggerCoreFragment = {
  /** Which step it starts. */
  phase: Phase;
  /** What it waits for. */
  triggerType: TriggerType;
  /** The phase after which this one starts, with AFTER_JOB. */
  afterPhase: Phase | null;
  /** With SCHEDULED: five fields of cron, in the time zone of the server. */
  cronExpression: string | null;
  /** When it runs next, with SCHEDULED. */
  nextRunAt: string | null;
  /** When somebody last changed it. */
  updatedAt: string;
};

/** How often a failed phase is retried: retry n + 1 after min(initialDelaySeconds × backoffFactor^n, maxDelaySeconds), give or take a tenth. */
export type RetryPolicyCoreFragment = {
  /** Which step is retried. */
  phase: Phase;
  /** How many retries follow the first failure. */
  maxRetries: number;
  /** How long the first retry waits: 1 to 3600. */
  initialDelaySeconds: number;
  /** The longest that any retry waits, at most 86400. */
  maxDelaySeconds: number;
  /** What each delay is multiplied by for the next one: 1.0 to 5.0. */
  backoffFactor: number;
  /** When somebody last changed it. */
  updatedAt: string;
};

/** A user account. */
export type UserCoreFragment = {
  /** A whole number, as text. */
  id: string;
  /** What they sign in with: 3 to 64 characters, unique regardless of case. */
  username: string;
  /** When the account was made. */
  createdAt: string;
  /** When they last signed in; null for never. */
  lastLoginAt: string | null;
  /** What they may do. */
  role: {
    /** A whole number, as text; users name their role by `name`. */
    id: string;
    /** 1 to 50 characters, unique regardless of case. */
    name: string;
  };
};

/** A named set of permissions. */
export type RoleCoreFragment = {
  /** A whole number, as text; users name their role by `name`. */
  id: string;
  /** 1 to 50 characters, unique regardless of case. */
  name: string;
  /** What it is for; at most 255 characters. */
  description: string | null;
  /** The number of users with this role. */
  userCount: number;
  /** What its users may do, sorted by name. */
  permissions: Array<{
    /** A noun and a verb, such as `scenes:trash`. */
    name: string;
  }>;
};

/** An API key for scripts. It acts as its owner, with some of the owner's permissions. */
export type ApiKeyCoreFragment = {
  /** For `deleteApiKey`; it is no part of the key. */
  id: string;
  /** What its owner calls it, 1 to 100 characters. */
  name: string;
  /** The permissions of the key. One that its owner loses stops working. */
  permissions: Array<string>;
  /** When it was made. */
  createdAt: string;
  /** null means that it never expires. */
  expiresAt: string | null;
  /** Accurate to one minute. */
  lastUsedAt: string | null;
};

/** The settings of one user. */
export type SettingsCoreFragment = {
  /** Whether players start by themselves. The server only keeps it. */
  autoplay: boolean;
  /** From 0 to 100. */
  defaultVolume: number;
  /** Whether players start over at the end. The server only keeps it. */
  loop: boolean;
  /** From 1 to 100. */
  videosPerPage: number;
  /** One of created_at_asc, created_at_desc, title_asc, title_desc, duration_asc, duration_desc, size_asc, size_desc, view_count_asc, view_count_desc, random. */
  defaultSortOrder: string;
  /** How clients are to sort tags. The server only keeps it. */
  defaultTagSort: TagSortPreference;
  /** Whether clients show the thumbnails of a label's markers in turn. The server only keeps it. */
  markerThumbnailCycling: boolean;
  /** The sections and their order, without scenes; `Query.homepage` has those. */
  homepage: {
    /** Whether the page offers an upload. */
    showUpload: boolean;
    /** All of them, disabled ones included, as they were saved. */
    sections: Array<{
      /** An id of the client's choice, unique among the sections; 1 to 100 characters. */
      id: string;
      /** What it shows; it decides which of the ids below is required. */
      type: HomepageSectionType;
      /** 1 to 100 characters. */
      title: string;
      /** Whether `homepage` shows it. */
      enabled: boolean;
      /** The number of scenes: 1 to 50. */
      limit: number;
      /** Sections are sorted by this number, in ascending order. */
      order: number;
      /** One of the values of `defaultSortOrder`; null means the default of the type. */
      sort: string | null;
      /** Required for an ACTOR section, and only there. NOT_FOUND when there is none with this id. */
      actorId: string | null;
      /** Required for a STUDIO section, and only there. NOT_FOUND when there is none with this id. */
      studioId: string | null;
      /** Required for a TAG section, and only there. NOT_FOUND when there is none with this id. */
      tagId: string | null;
      /** The saved search of a SAVED_SEARCH section; one of the viewer's own. */
      savedSearchId: string | null;
    }>;
  };
};

/** A section with its scenes. A section that fails is empty and says why; the others are not affected. */
export type HomepageFeedCoreFragment = {
  /** What it shows and in which order. */
  section: {
    /** An id of the client's choice, unique among the sections; 1 to 100 characters. */
    id: string;
    /** What it shows; it decides which of the ids below is required. */
    type: HomepageSectionType;
    /** 1 to 100 characters. */
    title: string;
    /** Whether `homepage` shows it. */
    enabled: boolean;
    /** The number of scenes: 1 to 50. */
    limit: number;
    /** Sections are sorted by this number, in ascending order. */
    order: number;
    /** One of the values of `defaultSortOrder`; null means the default of the type. */
    sort: string | null;
    /** Required for an ACTOR section, and only there. NOT_FOUND when there is none with this id. */
    actorId: string | null;
    /** Required for a STUDIO section, and only there. NOT_FOUND when there is none with this id. */
    studioId: string | null;
    /** Required for a TAG section, and only there. NOT_FOUND when there is none with this id. */
    tagId: string | null;
    /** The saved search of a SAVED_SEARCH section; one of the viewer's own. */
    savedSearchId: string | null;
  };
  /** At most the `limit` of the section; active ones only, but for saved searches that ask for others. */
  scenes: Array<SceneCoreFragment & {
    /** Null for none, and for one that was deleted. */
    studio: {
      /** A UUID. */
      id: string;
      /** 1 to 255 characters. Several studios may share one. */
      name: string;
    } | null;
    /** The actors sorted by name. */
    actors: Array<{
      /** A UUID. */
      id: string;
      /** 1 to 255 characters. Several actors may share one. */
      name: string;
    }>;
    /** The tags sorted by name. */
    tags: Array<{
      /** A whole number, as text. */
      id: string;
      /** 1 to 100 characters, unique regardless of case. */
      name: string;
      /** The color as `#RRGGBB`. */
      color: string;
    }>;
    /** What the viewer has rated, liked and watched. */
    interactions: SceneInteractionsCoreFragment;
  }>;
  /** Why the section is empty, if it failed. */
  error: string | null;
};

/** The viewer's own data. */
export type SceneInteractionsCoreFragment = {
  /** As `Scene.id`. */
  id: string;
  /** From 0.5 to 5.0; null when the viewer has not rated it. */
  rating: number | null;
  /** Whether the viewer likes it. */
  liked: boolean;
  /** The viewer's own counter, which `addSceneJizz` moves; never below 0. */
  jizzCount: number;
  /** The second at which the viewer last stopped, rounded; 0 when the scene was watched to the end. */
  resumePosition: number;
  /** The same to the millisecond, in seconds. */
  resumeSeconds: number;
  /** Whether the viewer watched it to the end the last time. */
  completed: boolean;
  /** When the viewer last watched it; null for never. */
  lastWatchedAt: string | null;
};

/** The viewer's own rating and like of an actor or a studio. */
export type FavouriteCoreFragment = {
  /** The id of the actor or studio. */
  id: string;
  /** From 0.5 to 5.0; null when the viewer has not rated it. */
  rating: number | null;
  /** Whether the viewer likes them. */
  liked: boolean;
};

/** A performer. */
export type EditedActorFragment = {
  /** A UUID. */
  id: string;
  /** 1 to 255 characters. Several actors may share one. */
  name: string;
  /** Free text of at most 50 characters, such as `female`. */
  gender: string | null;
  /** The day of birth. */
  birthday: string | null;
  /** The day they died; never before the birthday. */
  dateOfDeath: string | null;
  /** The zodiac sign, as free text of at most 50 characters. */
  astrology: string | null;
  /** Where they were born, as free text of at most 255 characters. */
  birthplace: string | null;
  /** Free text of at most 100 characters. */
  ethnicity: string | null;
  /** Free text of at most 100 characters. */
  nationality: string | null;
  /** The first year of their career, 1800 to 2200. */
  careerStartYear: number | null;
  /** The last year of their career, 1800 to 2200; null while it goes on or is unknown. */
  careerEndYear: number | null;
  /** Centimetres, 1 to 1000. */
  heightCm: number | null;
  /** Kilograms, 1 to 1000. */
  weightKg: number | null;
  /** Free text of at most 50 characters, such as `34-24-36`. */
  measurements: string | null;
  /** At most 10 characters, such as `34C`. */
  cupsize: string | null;
  /** Free text of at most 50 characters, such as `brown`. */
  hairColor: string | null;
  /** Free text of at most 50 characters, such as `brown`. */
  eyeColor: string | null;
  /** Where and which, as free text of any length. */
  tattoos: string | null;
  /** Where and which, as free text of any length. */
  piercings: string | null;
  /** Whether breasts are enhanced; false unless somebody has said so. */
  fakeBoobs: boolean;
  /** Whether they perform with their own sex only; false unless somebody has said so. */
  sameSexOnly: boolean;
  /** When it was added to the library. */
  createdAt: string;
  /** When its own data last changed; ratings and likes do not count. */
  updatedAt: string;
  /** The portrait. */
  image: {
    /** A path that needs no other credentials for 6 to 12 hours. Its content never changes. */
    url: string;
    /** Pixels; null when unknown. */
    width: number | null;
    /** Pixels; null when unknown. */
    height: number | null;
  } | null;
};

/** A studio or a network of studios. rating is set by editors, averageRating is the mean of all users' ratings. */
export type EditedStudioFragment = {
  /** A UUID. */
  id: string;
  /** 1 to 255 characters. Several studios may share one. */
  name: string;
  /** An abbreviation, at most 100 characters. */
  shortName: string | null;
  /** The http or https address of its site. */
  url: string | null;
  /** Free text of any length. */
  description: string | null;
  /** What editors think of it, 0.0 to 5.0; null for nothing. */
  rating: number | null;
  /** Its id at ThePornDB, at most 100 characters. */
  porndbId: string | null;
  /** When it was added to the library. */
  createdAt: string;
  /** When its own data last changed; ratings and likes do not count. */
  updatedAt: string;
  /** The one directly above; null for none, and for one that was deleted. */
  parent: {
    /** A UUID. */
    id: string;
    /** 1 to 255 characters. Several studios may share one. */
    name: string;
  } | null;
  /** The network that it belongs to. */
  network: {
    /** A UUID. */
    id: string;
    /** 1 to 255 characters. Several studios may share one. */
    name: string;
  } | null;
  /** The studios directly below it, sorted by name. */
  children: Array<{
    /** A UUID. */
    id: string;
    /** 1 to 255 characters. Several studios may share one. */
    name: string;
  }>;
  /** The wordmark or emblem, as uploaded; null for none. */
  logo: {
    /** A path that needs no other credentials for 6 to 12 hours. Its content never changes. */
    url: string;
    /** Pixels; null when unknown. */
    width: number | null;
    /** Pixels; null when unknown. */
    height: number | null;
  } | null;
  /** A small square image, as uploaded; null for none. */
  favicon: {
    /** A path that needs no other credentials for 6 to 12 hours. Its content never changes. */
    url: string;
    /** Pixels; null when unknown. */
    width: number | null;
    /** Pixels; null when unknown. */
    height: number | null;
  } | null;
  /** A large image for its own page, as uploaded; null for none. */
  poster: {
    /** A path that needs no other credentials for 6 to 12 hours. Its content never changes. */
    url: string;
    /** Pixels; null when unknown. */
    width: number | null;
    /** Pixels; null when unknown. */
    height: number | null;
  } | null;
};

/** A tag for scenes and markers. */
export type EditedTagFragment = {
  /** A whole number, as text. */
  id: string;
  /** 1 to 100 characters, unique regardless of case. */
  name: string;
  /** The color as `#RRGGBB`. */
  color: string;
  /** When it was added to the library. */
  createdAt: string;
  /** When its name or color last changed. */
  updatedAt: string;
};

/** A bookmark at one moment of a scene, or for a part of it. Only its owner can see it. */
export type MarkerCoreFragment = {
  /** A whole number, as text. */
  id: string;
  /** Seconds from the start of the scene, rounded. */
  timestamp: number;
  /** Seconds from the start of the scene, to the millisecond. */
  seconds: number;
  /** Where the marked part ends, in seconds from the start of the scene; null for a single moment. */
  endSeconds: number | null;
  /** What the user calls the moment, at most 100 characters; null for no label. */
  label: string | null;
  /** The color as `#RRGGBB`. */
  color: string;
  /** When the user set it. */
  createdAt: string;
  /** When it was last moved, renamed or recolored. */
  updatedAt: string;
  /** The scene, whatever its state. */
  scene: {
    /** A whole number, as text. It is kept when the file moves. */
    id: string;
    /** Whether it can be watched now. */
    state: SceneState;
  };
  /** The frame at its position; null until it has been generated. */
  thumbnail: {
    /** A path that needs no other credentials for 6 to 12 hours. Its content never changes. */
    url: string;
    /** Pixels; null when unknown. */
    width: number | null;
    /** Pixels; null when unknown. */
    height: number | null;
  } | null;
  /** The tags sorted by name. */
  tags: Array<{
    /** Whether the label brought it, rather than the user. */
    isFromLabel: boolean;
    /** The same that scenes have. */
    tag: {
      /** A whole number, as text. */
      id: string;
      /** 1 to 100 characters, unique regardless of case. */
      name: string;
    };
  }>;
};

/** One of the viewer's marker labels. */
export type MarkerLabelCoreFragment = {
  /** The text itself; case matters. */
  label: string;
  /** How many of the viewer's markers have this label. */
  markerCount: number;
  /** The tags sorted by name. */
  defaultTags: Array<{
    /** A whole number, as text. */
    id: string;
    /** 1 to 100 characters, unique regardless of case. */
    name: string;
  }>;
  /** The thumbnails of the newest markers that have one. */
  thumbnails: Array<{
    /** A path that needs no other credentials for 6 to 12 hours. Its content never changes. */
    url: string;
    /** Pixels; null when unknown. */
    width: number | null;
    /** Pixels; null when unknown. */
    height: number | null;
  }>;
};

/** A filter that a user keeps. It is checked again whenever it is read. */
export type SavedSearchCoreFragment = {
  /** A UUID. */
  id: string;
  /** What the user calls it, 1 to 255 characters. */
  name: string;
  /** The filter as JSON text, ready to be sent as a variable. */
  filterJson: string;
  /** The most important one first; empty for newest first, or best matches first with words to search for. */
  sort: Array<{
    /** What is compared. */
    field: SceneSortField;
    /** Which way it sorts. */
    direction: SortDirection;
  }>;
  /** Why the search cannot run any more, for instance because a tag was deleted; then `scenes` is null. */
  problem: string | null;
  /** When it was saved. */
  createdAt: string;
  /** When it was last changed. */
  updatedAt: string;
};

/** One video of the library. */
export type EditedSceneFragment = {
  /** A whole number, as text. It is kept when the file moves. */
  id: string;
  /** As users have entered it, at most 255 characters; `displayTitle` always says something. */
  title: string | null;
  /** The title, or the file name where there is none. */
  displayTitle: string;
  /** Free text of any length; empty when there is none. */
  description: string;
  /** The day of its first release, as users have entered it. */
  releaseDate: string | null;
  /** A category of the library's own, as free text of at most 50 characters. */
  type: string | null;
  /** Its id at ThePornDB; empty when unknown. */
  porndbSceneId: string;
  /** Whether it can be watched now. */
  state: SceneState;
  /** When it was moved to the trash; null when it is not there. */
  trashedAt: string | null;
  /** When the scene will be deleted from the trash; null when it is not in the trash. */
  purgeAt: string | null;
  /** When its own data, actors or tags last changed; views and ratings do not count. */
  updatedAt: string;
  /** Null for none, and for one that was deleted. */
  studio: {
    /** A UUID. */
    id: string;
    /** 1 to 255 characters. Several studios may share one. */
    name: string;
  } | null;
  /** The actors sorted by name. */
  actors: Array<{
    /** A UUID. */
    id: string;
    /** 1 to 255 characters. Several actors may share one. */
    name: string;
  }>;
  /** The tags sorted by name. */
  tags: Array<{
    /** A whole number, as text. */
    id: string;
    /** 1 to 100 characters, unique regardless of case. */
    name: string;
  }>;
  /** The cover image that a user has set. */
  cover: {
    /** A path that needs no other credentials for 6 to 12 hours. Its content never changes. */
    url: string;
    /** Pixels; null when unknown. */
    width: number | null;
    /** Pixels; null when unknown. */
    height: number | null;
  } | null;
};

/** The result of a change of many scenes: `count` is the number of changed scenes, `ids` the first thousand of them. `failures` are those that could not be changed, where the change is not all or nothing. */
export type BulkOutcomeFragment = {
  /** How many scenes were changed. */
  count: number;
  /** Of the changed scenes the first thousand. */
  ids: Array<string>;
  /** Those that could not be changed; empty where the change is all or nothing. */
  failures: Array<{
    /** Which scene it is. */
    id: string;
    /** One of the error codes of the API, such as UNAVAILABLE. */
    code: string;
    /** Why, in a sentence for people. */
    message: string;
  }>;
  /** For `undo`, within 24 hours; null when nothing was changed, or when it cannot be taken back. */
  changeId: string | null;
};

/** The state of the search index. */
export type SearchStatusCoreFragment = {
  /** `postgresql`, or `meilisearch` where one is configured. */
  engine: string;
  /** Whether the engine is available. While Meilisearch is not, PostgreSQL answers searches instead. */
  available: boolean;
  /** Why the engine is not available; null when it is. */
  problem: string | null;
  /** The number of scenes, actors, studios and tags in the index. */
  documentCount: number;
  /** The number of changes that are not in the index yet. */
  pendingUpdates: number;
  /** How many seconds the oldest pending update has been waiting. */
  lagSeconds: number;
  /** The largest number of scenes that a search finds. */
  maxTotalHits: number;
  /** Whether the index is being rebuilt. Searches keep working meanwhile. */
  reindexing: boolean;
};

/** A link that shows one scene to whoever holds its token. It opens nothing while its scene is in the trash or missing, and while its owner may not see scenes. */
export type ShareLinkFieldsFragment = {
  /** For `deleteShareLink`; it opens nothing. */
  id: string;
  /** The token for openShare and sharedScene: 22 letters, digits, hyphens and underscores. */
  token: string;
  /** The absolute URL of the page to send to people. */
  url: string;
  /** Who may open it. */
  type: ShareType;
  /** When the link expires; null for never. */
  expiresAt: string | null;
  /** Whether `expiresAt` is past, by the clock of the server. */
  isExpired: boolean;
  /** How many times the link was opened. Streaming and sharedScene do not count. */
  viewCount: number;
  /** When it was made. */
  createdAt: string;
  /** The scene in any state. */
  scene: {
    /** A whole number, as text. It is kept when the file moves. */
    id: string;
    /** The title, or the file name where there is none. */
    displayTitle: string;
    /** Whether it can be watched now. */
    state: SceneState;
  };
  /** The user who created the link. */
  owner: {
    /** A whole number, as text. */
    id: string;
    /** What they sign in with: 3 to 64 characters, unique regardless of case. */
    username: string;
  };
};

/** What a share link shows of its scene. It contains nothing about the owner of the link, no path, no file name and no other scene. */
export type SharedSceneFieldsFragment = {
  /** 'Untitled' for a scene without a title: its file name is not shown. */
  title: string;
  /** Free text of any length; empty when there is none. */
  description: string;
  /** Seconds. */
  duration: number;
  /** Pixels as displayed; 0 until the metadata is known. */
  width: number;
  /** Pixels as displayed; 0 until the metadata is known. */
  height: number;
  /** Null for no studio. */
  studioName: string | null;
  /** Sorted by name. */
  actorNames: Array<string>;
  /** Sorted by name. */
  tagNames: Array<string>;
  /** The day of its first release. */
  releaseDate: string | null;
  /** A large frame of the scene; null until it has been generated. */
  thumbnail: {
    /** A path that needs no other credentials for 6 to 12 hours. Its content never changes. */
    url: string;
    /** Pixels; null when unknown. */
    width: number | null;
    /** Pixels; null when unknown. */
    height: number | null;
  } | null;
  /** The URL to stream the video from, for use in <video>. It works until the link ends; for AUTH_REQUIRED links also no longer than the login that asked for it. */
  streamUrl: string;
  /** When the link expires; null for never. */
  expiresAt: string | null;
};

/** A session in which the viewer watched a scene. */
export type WatchCoreFragment = {
  /** A whole number, as text. */
  id: string;
  /** When the last report of this session arrived. */
  watchedAt: string;
  /** The number of seconds played. */
  watchDuration: number;
  /** Seconds from the start of the scene, rounded. */
  lastPosition: number;
  /** Seconds from the start of the scene, to the millisecond. */
  lastSeconds: number;
  /** Whether the viewer got to the end. */
  completed: boolean;
  /** The scene, whatever its state; null when it has been deleted. */
  scene: {
    /** A whole number, as text. It is kept when the file moves. */
    id: string;
    /** Whether it can be watched now. */
    state: SceneState;
    /** How often users have watched it: once a day for each at most. */
    viewCount: number;
    /** What the viewer has rated, liked and watched. */
    interactions: SceneInteractionsCoreFragment;
  } | null;
};

export type LoginMutationVariables = {
  /** Regardless of case. */
  username: string;
  /** As it was set, spaces included. */
  password: string;
};

export type LoginMutation = {
  /** Signs in. The error is the same for an unknown name, a wrong password and a name that is locked after 5 failures. More than 10 attempts a minute from one address are RATE_LIMITED. FORBIDDEN where `server.localLogin` is false. */
  login: {
    /** A JSON Web Token for `authorization: Bearer …`. */
    token: string;
    /** When the token ends, unless `refreshLogin` replaces it before. */
    expiresAt: string;
    /** Who has signed in. */
    user: {
      /** A whole number, as text. */
      id: string;
      /** What they sign in with: 3 to 64 characters, unique regardless of case. */
      username: string;
      /** When they last signed in; null for never. */
      lastLoginAt: string | null;
      /** What they may do. */
      role: {
        /** 1 to 50 characters, unique regardless of case. */
        name: string;
        /** What its users may do, sorted by name. */
        permissions: Array<{
          /** A noun and a verb, such as `scenes:trash`. */
          name: string;
        }>;
      };
    };
  };
};

export type LogoutMutationVariables = { [key: string]: never };

export type LogoutMutation = {
  /** Ends the session of this request, with its tokens, subscriptions and signed URLs. */
  logout: boolean;
};

export type ViewerQueryVariables = { [key: string]: never };

export type ViewerQuery = {
  /** The signed-in user; null for anonymous requests. */
  viewer: {
    /** The account itself; with an API key that of its owner. */
    user: {
      /** A whole number, as text. */
      id: string;
      /** What they sign in with: 3 to 64 characters, unique regardless of case. */
      username: string;
      /** When the account was made. */
      createdAt: string;
      /** When they last signed in; null for never. */
      lastLoginAt: string | null;
      /** What they may do. */
      role: {
        /** 1 to 50 characters, unique regardless of case. */
        name: string;
      };
    };
    /** The permissions of the viewer: those of their role, or with an API key those of the key. */
    permissions: Array<string>;
  } | null;
};

export type ServerQueryVariables = { [key: string]: never };

export type ServerQuery = {
  /** The version, engines and limits of this server. */
  server: {
    /** As in `1.2.3`. */
    version: string;
    /** `postgresql` or `meilisearch`. */
    searchEngine: string;
    /** The version of ffmpeg that this process uses; null when there is none. */
    ffmpegVersion: string | null;
    /** The largest `first` or `last` that a connection accepts. */
    maxPageSize: number;
    /** The file name extensions of videos (VIDEO_EXTENSIONS), in lower case and without the dot. */
    videoExtensions: Array<string>;
    /** Whether people sign in by user name and password, as `login` does. */
    localLogin: boolean;
    /** Where a browser signs in by OpenID Connect, as a page and not by a script; null when no provider is set up. `?returnTo=/path` says where it goes then, on this server. `?link=true` links the account of the provider with the user who is signed in. Relative to this server unless PUBLIC_URL is set. */
    oidcUrl: string | null;
  };
};

export type RefreshLoginMutationVariables = { [key: string]: never };

export type RefreshLoginMutation = {
  /** Issues a new token for the current session. */
  refreshLogin: {
    /** A JSON Web Token for `authorization: Bearer …`. */
    token: string;
    /** When the token ends, unless `refreshLogin` replaces it before. */
    expiresAt: string;
  };
};

export type LogoutEverywhereMutationVariables = { [key: string]: never };

export type LogoutEverywhereMutation = {
  /** Ends all other sessions of the viewer. Returns how many there were. */
  logoutEverywhere: number;
};

export type RevokeSessionMutationVariables = {
  /** NOT_FOUND when it is not the viewer's. */
  id: string;
};

export type RevokeSessionMutation = {
  /** Ends one of the viewer's sessions. */
  revokeSession: boolean;
};

export type AccessQueryVariables = { [key: string]: never };

export type AccessQuery = {
  /** The signed-in user; null for anonymous requests. */
  viewer: {
    /** The viewer's sessions, the most recently seen first. */
    sessions: Array<{
      /** A UUID, for `revokeSession`. */
      id: string;
      /** When the device signed in. */
      createdAt: string;
      /** Accurate to one minute. */
      lastSeenAt: string;
      /** When it ends, unless `refreshLogin` extends it. */
      expiresAt: string;
      /** The user agent of the device when it signed in. */
      userAgent: string | null;
      /** Whether this is the session of the request. */
      current: boolean;
    }>;
    /** The viewer's API keys, including expired ones, newest first. */
    apiKeys: Array<ApiKeyCoreFragment>;
  } | null;
};

export type CreateApiKeyMutationVariables = {
  /** 1 to 100 characters. */
  name: string;
  /** At least one, such as `scenes:view`. BAD_USER_INPUT for an unknown one, FORBIDDEN for one that the viewer does not have. */
  permissions: Array<string>;
  /** null means that it never expires. */
  expiresAt?: string | null | undefined;
};

export type CreateApiKeyMutation = {
  /** Creates an API key with some of the viewer's permissions. An API key cannot create another one. */
  createApiKey: {
    /** Send it as `authorization: Bearer …`. */
    key: string;
    /** What is kept of it. */
    apiKey: ApiKeyCoreFragment;
  };
};

export type DeleteApiKeyMutationVariables = {
  /** NOT_FOUND when it is not the viewer's. */
  id: string;
};

export type DeleteApiKeyMutation = {
  /** Deletes one of the viewer's API keys, and ends its subscriptions and signed URLs. */
  deleteApiKey: boolean;
};

export type ChangePasswordMutationVariables = {
  /** BAD_USER_INPUT when it is wrong, which counts as a failed login. */
  currentPassword: string;
  /** 12 to 72 bytes, with an upper-case letter, a lower-case letter and a digit. Must not be the user name. */
  newPassword: string;
};

export type ChangePasswordMutation = {
  /** Changes the viewer's password and ends their other sessions. */
  changePassword: boolean;
};

export type ChangeUsernameMutationVariables = {
  /** 3 to 64 letters, digits, dots, underscores or hyphens. */
  username: string;
};

export type ChangeUsernameMutation = {
  /** Changes the viewer's user name, which they sign in with. */
  changeUsername: UserCoreFragment;
};

export type FolderQueryVariables = {
  /** Where the folder lies. An unknown id is of no folder. */
  storagePathId: string;
  /** From the storage path on, as FolderEntry.path says it. */
  path?: string | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
  sort?: Array<SceneSort> | null | undefined;
  totals?: boolean | undefined;
};

export type FolderQuery = {
  /** A folder of a storage path, with the folders and active scenes directly in it; null when there are no active scenes in or below it. Needs scenes:view. */
  folder: {
    /** From the storage path on, without a slash at either end; empty for the storage path itself. */
    path: string;
    /** Where the folder lies. */
    storagePath: {
      /** A whole number, as text. */
      id: string;
      /** What people call it, 1 to 100 characters. */
      name: string;
    };
    /** The folders directly in it that hold active scenes, sorted by name. */
    folders: Array<{
      /** The last part of `path`. */
      name: string;
      /** Its path from the storage path on, for `folder`. */
      path: string;
      /** The number of active scenes in it and in all folders below it. */
      sceneCount: number;
      /** The total duration of these scenes in seconds. */
      totalDuration: number;
      /** The total size of these scenes in bytes. */
      totalSize: number;
    }>;
    /** The active scenes directly in it. */
    scenes: {
      /** How many nodes all pages have together. */
      totalCount?: number;
      /** The seconds of all scenes on all pages together. */
      totalDuration: number;
      /** The bytes of all scenes on all pages together. */
      totalSize: number;
      /** The nodes of this page. */
      nodes: Array<SceneCoreFragment>;
      /** Whether there are other pages, and the cursors that lead there. */
      pageInfo: {
        /** Whether there are nodes after this page. */
        hasNextPage: boolean;
        /** The cursor of the last node, for after; null without nodes. */
        endCursor: string | null;
      };
    };
  } | null;
};

export type HomepageQueryVariables = { [key: string]: never };

export type HomepageQuery = {
  /** The enabled sections of the viewer's home page in order, with their scenes. Needs scenes:view. */
  homepage: Array<HomepageFeedCoreFragment>;
};

export type HomepageSectionQueryVariables = {
  /** As `HomepageSection.id` names it. NOT_FOUND when the viewer has none with it. */
  id: string;
};

export type HomepageSectionQuery = {
  /** One section of the viewer's home page with its scenes, even if it is disabled. Needs scenes:view. */
  homepageSection: HomepageFeedCoreFragment | null;
};

export type SceneInteractionsQueryVariables = {
  /** A whole number, as text. */
  id: string;
};

export type SceneInteractionsQuery = {
  /** The scene with this id, in whatever state; null when there is none. Needs scenes:view. */
  scene: {
    /** What the viewer has rated, liked and watched. */
    interactions: SceneInteractionsCoreFragment;
    /** The mean of all users' ratings. */
    averageRating: number | null;
    /** The number of users who like it. */
    likeCount: number;
    /** How often users have watched it: once a day for each at most. */
    viewCount: number;
  } | null;
};

export type ActorInteractionsQueryVariables = {
  /** A UUID. A deleted one counts as none. */
  id: string;
};

export type ActorInteractionsQuery = {
  /** The actor with this id; null when there is none. Needs scenes:view. */
  actor: {
    /** What the viewer has rated and liked. */
    interactions: FavouriteCoreFragment;
    /** The mean of all users' ratings. */
    averageRating: number | null;
  } | null;
};

export type StudioInteractionsQueryVariables = {
  /** A UUID. A deleted one counts as none. */
  id: string;
};

export type StudioInteractionsQuery = {
  /** The studio with this id; null when there is none. Needs scenes:view. */
  studio: {
    /** What the viewer has rated and liked. */
    interactions: FavouriteCoreFragment;
    /** The mean of all users' ratings. */
    averageRating: number | null;
  } | null;
};

export type RateSceneMutationVariables = {
  /** NOT_FOUND for an unknown id, GONE for a scene that is in the trash or missing. */
  id: string;
  /** 0.5 to 5 in steps of 0.5; null removes it. */
  rating?: number | null | undefined;
};

export type RateSceneMutation = {
  /** Rates a scene from 0.5 to 5 in steps of 0.5; null removes the rating. Needs scenes:view. */
  rateScene: SceneInteractionsCoreFragment;
};

export type LikeSceneMutationVariables = {
  /** NOT_FOUND for an unknown id, GONE for a scene that is in the trash or missing. */
  id: string;
  /** False takes a like back. Setting what is set already is no error. */
  liked: boolean;
};

export type LikeSceneMutation = {
  /** Sets whether the viewer likes a scene. Needs scenes:view. */
  likeScene: SceneInteractionsCoreFragment;
};

export type AddSceneJizzMutationVariables = {
  /** NOT_FOUND for an unknown id, GONE for a scene that is in the trash or missing. */
  id: string;
  /** How much to add: -100 to 100, not 0. */
  by?: number | undefined;
};

export type AddSceneJizzMutation = {
  /** Adds `by`, which is between -100 and 100 and not 0. A negative number undoes; the count never falls below 0. Needs scenes:view. */
  addSceneJizz: SceneInteractionsCoreFragment;
};

export type RateActorMutationVariables = {
  /** NOT_FOUND for an unknown or deleted actor. */
  id: string;
  /** 0.5 to 5 in steps of 0.5; null removes it. */
  rating?: number | null | undefined;
};

export type RateActorMutation = {
  /** Rates an actor from 0.5 to 5 in steps of 0.5; null removes the rating. Needs scenes:view. */
  rateActor: FavouriteCoreFragment;
};

export type LikeActorMutationVariables = {
  /** NOT_FOUND for an unknown or deleted actor. */
  id: string;
  /** False takes a like back. Setting what is set already is no error. */
  liked: boolean;
};

export type LikeActorMutation = {
  /** Sets whether the viewer likes an actor. Needs scenes:view. */
  likeActor: FavouriteCoreFragment;
};

export type RateStudioMutationVariables = {
  /** NOT_FOUND for an unknown or deleted studio. */
  id: string;
  /** 0.5 to 5 in steps of 0.5; null removes it. */
  rating?: number | null | undefined;
};

export type RateStudioMutation = {
  /** Rates a studio from 0.5 to 5 in steps of 0.5; null removes the rating. Needs scenes:view. */
  rateStudio: FavouriteCoreFragment;
};

export type LikeStudioMutationVariables = {
  /** NOT_FOUND for an unknown or deleted studio. */
  id: string;
  /** False takes a like back. Setting what is set already is no error. */
  liked: boolean;
};

export type LikeStudioMutation = {
  /** Sets whether the viewer likes a studio. Needs scenes:view. */
  likeStudio: FavouriteCoreFragment;
};

export type JobQueryVariables = {
  /** A UUID, as mutations and `jobs` name it. */
  id: string;
};

export type JobQuery = {
  /** The job with this id; null when there is none. Needs scenes:reprocess. */
  job: JobCoreFragment & {
    /** The scene, whatever its state; null when it has been deleted. */
    scene: {
      /** A whole number, as text. It is kept when the file moves. */
      id: string;
      /** The title, or the file name where there is none. */
      displayTitle: string;
    } | null;
  } | null;
};

export type JobsQueryVariables = {
  /** Only what matches; all when it is left out. */
  filter?: JobFilter | null | undefined;
  /** The number of nodes to return, from 1 to 100. Defaults to 20. */
  first?: number | null | undefined;
  /** Returns the nodes after this cursor. */
  after?: string | null | undefined;
  /** The number of nodes to skip, for page numbers. */
  offset?: number | null | undefined;
  totals?: boolean | undefined;
};

export type JobsQuery = {
  /** The jobs that match the filter, newest first. Needs scenes:reprocess. */
  jobs: {
    /** The nodes of this page. */
    nodes: Array<JobCoreFragment & {
      /** The scene, whatever its state; null when it has been deleted. */
      scene: {
        /** A whole number, as text. It is kept when the file moves. */
        id: string;
      } | null;
    }>;
    /** Whether there are other pages, and the cursors that lead there. */
    pageInfo: {
      /** Whether there are nodes after this page. */
      hasNextPage: boolean;
      /** The cursor of the last node, for after; null without nodes. */
      endCursor: string | null;
    };
    /** How many nodes all pages have together. */
    totalCount?: number;
  } | null;
};

export type QueueQueryVariables = { [key: string]: never };

export type QueueQuery = {
  /** The jobs of each phase, counted. Needs scenes:reprocess. */
  queue: {
    /** One of each, in the order of processing; SCAN comes last and counts scans. */
    phases: Array<PhaseQueueCoreFragment>;
  } | null;
};

export type JobChangedSubscriptionVariables = {
  /** Only these jobs, at most 1000, pending and ended ones included. */
  ids?: Array<string> | null | undefined;
  /** Only jobs of this scene, pending ones included. */
  sceneId?: string | null | undefined;
  /** Only jobs of these phases. */
  phase?: Array<Phase> | null | undefined;
  /** The cursor of the last event received. First comes the present state of everything that changed after it, then what changes from now on. */
  since?: string | null | undefined;
};

export type JobChangedSubscription = {
  /** First a SNAPSHOT, then the changes. The SNAPSHOT has the running jobs; with ids these jobs, finished or not; with sceneId the newest job of each phase of the scene. Unknown ids end the subscription with NOT_FOUND. Jobs that have never started are included only with ids or sceneId, as a scan may queue thousands at once; queueChanged counts them. Needs scenes:reprocess. */
  jobChanged: {
    /** What happened to the job; with DELETED it is shown as it was last. */
    kind: ChangeKind;
    /** Returned as `since`, it continues the subscription after this event. */
    cursor: string;
    /** The whole job as it is now. */
    job: JobCoreFragment & {
      /** The scene, whatever its state; null when it has been deleted. */
      scene: {
        /** A whole number, as text. It is kept when the file moves. */
        id: string;
        /** The title, or the file name where there is none. */
        displayTitle: string;
      } | null;
    };
  };
};

export type QueueChangedSubscriptionVariables = { [key: string]: never };

export type QueueChangedSubscription = {
  /** The counts of each phase: at once, then whenever they change, at most twice a second. Needs scenes:reprocess. */
  queueChanged: {
    /** One of each, in the order of processing; SCAN comes last and counts scans. */
    phases: Array<PhaseQueueCoreFragment>;
  };
};

export type DeadLettersQueryVariables = {
  /** Only those; all when it is left out. */
  status?: DeadLetterStatus | null | undefined;
  /** The number of nodes to return, from 1 to 100. Defaults to 20. */
  first?: number | null | undefined;
  /** Returns the nodes after this cursor. */
  after?: string | null | undefined;
  /** The number of nodes to skip, for page numbers. */
  offset?: number | null | undefined;
  totals?: boolean | undefined;
};

export type DeadLettersQuery = {
  /** Jobs that failed for good, newest first. Needs scenes:reprocess. */
  deadLetters: {
    /** The nodes of this page. */
    nodes: Array<{
      /** For `retryDeadLetters` and `abandonDeadLetters`; it is not the id of the job. */
      id: string;
      /** What the scene was called when the job was queued; kept when the scene is deleted. */
      sceneTitle: string;
      /** Which step of processing it is. */
      phase: Phase;
      /** The first error. Paths in it are shown only with storage:manage. */
      originalError: string;
      /** The last error. Paths in it are shown only with storage:manage. */
      lastError: string;
      /** How many times the job has failed, including retries. */
      failureCount: number;
      /** Whether it still needs attention. */
      status: DeadLetterStatus;
      /** When the job failed for good. */
      createdAt: string;
      /** When it last failed, or somebody acted on it. */
      updatedAt: string;
      /** When somebody, or a week without attention, ended it; null unless ABANDONED. */
      abandonedAt: string | null;
      /** The job; null when it has been deleted. */
      job: JobCoreFragment | null;
      /** The scene, whatever its state; null when it has been deleted. */
      scene: {
        /** A whole number, as text. It is kept when the file moves. */
        id: string;
        /** The title, or the file name where there is none. */
        displayTitle: string;
      } | null;
    }>;
    /** Whether there are other pages, and the cursors that lead there. */
    pageInfo: {
      /** Whether there are nodes after this page. */
      hasNextPage: boolean;
      /** The cursor of the last node, for after; null without nodes. */
      endCursor: string | null;
    };
    /** How many nodes all pages have together. */
    totalCount?: number;
  } | null;
};

export type JobSettingsQueryVariables = { [key: string]: never };

export type JobSettingsQuery = {
  /** How many jobs of each phase a worker process runs at a time. Needs scenes:reprocess. */
  pool: PoolCoreFragment | null;
  /** Sizes and qualities of generated images. Needs scenes:reprocess. */
  processingConfig: ProcessingConfigCoreFragment | null;
  /** What starts each phase. Needs scenes:reprocess. */
  triggers: Array<TriggerCoreFragment> | null;
  /** How each phase is retried when it fails. Needs scenes:reprocess. */
  retryPolicies: Array<RetryPolicyCoreFragment> | null;
};

export type CancelJobsMutationVariables = {
  /** At most 1000. Unknown ids are skipped. */
  ids: Array<string>;
};

export type CancelJobsMutation = {
  /** Cancels jobs that are pending, running or waiting for a retry, and returns how many. Running ones are stopped, and their unfinished files removed. Needs jobs:manage. */
  cancelJobs: number;
};

export type RetryJobsMutationVariables = {
  /** At most 1000. Unknown ids are skipped. */
  ids: Array<string>;
};

export type RetryJobsMutation = {
  /** Queues jobs that failed or were cancelled again, with all their retries, and returns how many. Skipped are those whose phase has a newer job. Needs jobs:manage. */
  retryJobs: number;
};

export type SetJobPriorityMutationVariables = {
  /** NOT_FOUND when there is none, CONFLICT once it is no longer pending. */
  id: string;
  /** -100 to 100; higher runs first. */
  priority: number;
};

export type SetJobPriorityMutation = {
  /** Changes the priority of a pending job, from -100 to 100. CONFLICT once it has started. Needs jobs:manage. */
  setJobPriority: JobCoreFragment;
};

export type DeleteFinishedJobsMutationVariables = {
  /** Only those that ended before this instant. */
  before?: string | null | undefined;
  /** Only COMPLETED, FAILED and CANCELLED can be asked for; all three by default. */
  status?: Array<JobStatus> | null | undefined;
};

export type DeleteFinishedJobsMutation = {
  /** Deletes jobs that have ended, and returns how many: all, or only those with one of these statuses, or that ended before an instant. A week after their end, jobs are deleted automatically. Needs jobs:manage. */
  deleteFinishedJobs: number;
};

export type PausePhaseMutationVariables = {
  /** Which step; doing it twice is no error. */
  phase: Phase;
};

export type PausePhaseMutation = {
  /** Starts no more jobs of a phase, in all processes, until it is resumed; running ones go on. For SCAN, holds back scheduled scans. Needs jobs:manage. */
  pausePhase: PhaseQueueCoreFragment;
};

export type ResumePhaseMutationVariables = {
  /** Which step; doing it twice is no error. */
  phase: Phase;
};

export type ResumePhaseMutation = {
  /** Resumes a phase that was paused. Needs jobs:manage. */
  resumePhase: PhaseQueueCoreFragment;
};

export type RetryDeadLettersMutationVariables = {
  /** At most 1000, as `DeadLetter.id`. Unknown ids are skipped. */
  ids: Array<string>;
};

export type RetryDeadLettersMutation = {
  /** Queues the jobs of these dead letters again and returns how many. A dead letter is deleted when its job succeeds. Needs jobs:manage. */
  retryDeadLetters: number;
};

export type AbandonDeadLettersMutationVariables = {
  /** At most 1000, as `DeadLetter.id`. Unknown ids are skipped. */
  ids: Array<string>;
};

export type AbandonDeadLettersMutation = {
  /** Abandons dead letters and returns their number. Dead letters that nobody has touched for a week are abandoned automatically. Needs jobs:manage. */
  abandonDeadLetters: number;
};

export type UpdatePoolMutationVariables = {
  /** What is left out stays as it is. */
  input: UpdatePoolInput;
};

export type UpdatePoolMutation = {
  /** Changes how many jobs of each phase run at a time, in all worker processes. Running jobs are not disturbed. Needs jobs:manage. */
  updatePool: PoolCoreFragment;
};

export type UpdateProcessingConfigMutationVariables = {
  /** What is left out stays as it is. */
  input: UpdateProcessingConfigInput;
};

export type UpdateProcessingConfigMutation = {
  /** Changes sizes and qualities of generated images, for jobs that start from now on. Needs jobs:manage. */
  updateProcessingConfig: ProcessingConfigCoreFragment;
};

export type UpdateTriggerMutationVariables = {
  /** Which step; each has one trigger, which this replaces. */
  phase: Phase;
  /** What is to start it. */
  triggerType: TriggerType;
  /** Required with AFTER_JOB, and only then. BAD_USER_INPUT when phases would wait for each other in a circle. */
  afterPhase?: Phase | null | undefined;
  /** Required with SCHEDULED, and only then: five fields, such as `0 3 * * *`, in the time zone of the server. */
  cronExpression?: string | null | undefined;
};

export type UpdateTriggerMutation = {
  /** Changes what starts a phase: ON_IMPORT (only METADATA), AFTER_JOB with afterPhase, SCHEDULED with cronExpression, or MANUAL. SCAN is MANUAL or SCHEDULED. Takes effect at once. Needs jobs:manage. */
  updateTrigger: TriggerCoreFragment;
};

export type UpdateRetryPolicyMutationVariables = {
  /** Which step; each has one policy. */
  phase: Phase;
  /** What is left out stays as it is. */
  input: UpdateRetryPolicyInput;
};

export type UpdateRetryPolicyMutation = {
  /** Changes how a phase is retried, for failures from now on. Needs jobs:manage. */
  updateRetryPolicy: RetryPolicyCoreFragment;
};

export type EditedActorQueryVariables = {
  /** A UUID. A deleted one counts as none. */
  id: string;
};

export type EditedActorQuery = {
  /** The actor with this id; null when there is none. Needs scenes:view. */
  actor: EditedActorFragment | null;
};

export type EditedStudioQueryVariables = {
  /** A UUID. A deleted one counts as none. */
  id: string;
};

export type EditedStudioQuery = {
  /** The studio with this id; null when there is none. Needs scenes:view. */
  studio: EditedStudioFragment | null;
};

export type EditedTagQueryVariables = {
  /** A whole number, as text. */
  id: string;
};

export type EditedTagQuery = {
  /** The tag with this id; null when there is none. Needs scenes:view. */
  tag: EditedTagFragment | null;
};

export type CreateActorMutationVariables = {
  /** Only the name is required. */
  input: ActorInput;
};

export type CreateActorMutation = {
  /** Creates an actor. Names need not be unique. Needs library:manage. */
  createActor: EditedActorFragment;
};

export type UpdateActorMutationVariables = {
  /** NOT_FOUND for an unknown or deleted actor. */
  id: string;
  /** What is left out stays; null clears what may be empty. */
  input: UpdateActorInput;
  /** Change it only if its `updatedAt` still is this one. Else CONFLICT, with the present values in `extensions.current`. Without it, the last change wins. */
  ifUpdatedAt?: string | null | undefined;
};

export type UpdateActorMutation = {
  /** Changes an actor. Needs library:manage. */
  updateActor: EditedActorFragment;
};

export type DeleteActorMutationVariables = {
  /** NOT_FOUND for an unknown or deleted actor. */
  id: string;
};

export type DeleteActorMutation = {
  /** Hides an actor everywhere until `restoreActor`. Needs library:manage. */
  deleteActor: boolean;
};

export type RestoreActorMutationVariables = {
  /** NOT_FOUND for an unknown or merged actor. One that is not deleted stays as it is. */
  id: string;
};

export type RestoreActorMutation = {
  /** Restores a deleted actor with their scenes, ratings and likes. Needs library:manage. */
  restoreActor: EditedActorFragment;
};

export type MergeActorsMutationVariables = {
  /** NOT_FOUND for an unknown or deleted actor. */
  targetId: string;
  /** At most 1000. */
  sourceIds: Array<string>;
};

export type MergeActorsMutation = {
  /** Merges actors: the target gets the scenes, ratings and likes of the sources, which are deleted permanently. Where a user has rated both, the rating of the target is kept. Needs library:manage. */
  mergeActors: EditedActorFragment;
};

export type CreateStudioMutationVariables = {
  /** Only the name is required. */
  input: StudioInput;
};

export type CreateStudioMutation = {
  /** Creates a studio. Names need not be unique. Needs library:manage. */
  createStudio: EditedStudioFragment;
};

export type UpdateStudioMutationVariables = {
  /** NOT_FOUND for an unknown or deleted studio. */
  id: string;
  /** What is left out stays; null clears what may be empty. */
  input: UpdateStudioInput;
  /** Change it only if its `updatedAt` still is this one. Else CONFLICT, with the present values in `extensions.current`. Without it, the last change wins. */
  ifUpdatedAt?: string | null | undefined;
};

export type UpdateStudioMutation = {
  /** Changes a studio. It cannot be placed below itself. Needs library:manage. */
  updateStudio: EditedStudioFragment;
};

export type DeleteStudioMutationVariables = {
  /** NOT_FOUND for an unknown or deleted studio. */
  id: string;
};

export type DeleteStudioMutation = {
  /** Hides a studio everywhere until `restoreStudio`. Needs library:manage. */
  deleteStudio: boolean;
};

export type RestoreStudioMutationVariables = {
  /** NOT_FOUND for an unknown or merged studio. One that is not deleted stays as it is. */
  id: string;
};

export type RestoreStudioMutation = {
  /** Restores a deleted studio with its scenes, ratings, likes and place among the studios. Needs library:manage. */
  restoreStudio: EditedStudioFragment;
};

export type MergeStudiosMutationVariables = {
  /** NOT_FOUND for an unknown or deleted studio. */
  targetId: string;
  /** At most 1000. */
  sourceIds: Array<string>;
};

export type MergeStudiosMutation = {
  /** Merges studios: the target gets the scenes, child studios, ratings and likes of the sources, which are deleted permanently. Where a user has rated both, the rating of the target is kept. Needs library:manage. */
  mergeStudios: EditedStudioFragment;
};

export type CreateTagMutationVariables = {
  /** 1 to 100 characters. CONFLICT when another tag has it, regardless of case. */
  name: string;
  /** `#` and six hexadecimal digits. Gray (#6B7280) by default. */
  color?: string | null | undefined;
};

export type CreateTagMutation = {
  /** Creates a tag. Names are unique regardless of case; the color is `#RRGGBB`. Needs library:manage. */
  createTag: EditedTagFragment;
};

export type UpdateTagMutationVariables = {
  /** NOT_FOUND when there is none. */
  id: string;
  /** 1 to 100 characters. CONFLICT when another tag has it, regardless of case. */
  name?: string | null | undefined;
  /** `#` and six hexadecimal digits; it cannot be null. */
  color?: string | null | undefined;
  /** Change it only if its `updatedAt` still is this one. Else CONFLICT, with the present values in `extensions.current`. Without it, the last change wins. */
  ifUpdatedAt?: string | null | undefined;
};

export type UpdateTagMutation = {
  /** Changes a tag. An absent argument keeps its value. Needs library:manage. */
  updateTag: EditedTagFragment;
};

export type DeleteTagMutationVariables = {
  /** NOT_FOUND when there is none. */
  id: string;
};

export type DeleteTagMutation = {
  /** Deletes a tag permanently, and removes it from all scenes and markers. Needs library:manage. */
  deleteTag: boolean;
};

export type MergeTagsMutationVariables = {
  /** NOT_FOUND when there is none. */
  targetId: string;
  /** At most 1000. */
  sourceIds: Array<string>;
};

export type MergeTagsMutation = {
  /** Merges tags: the target replaces the sources on scenes, markers and labels, and the sources are deleted permanently. Needs library:manage. */
  mergeTags: EditedTagFragment;
};

export type ActorQueryVariables = {
  /** A UUID. A deleted one counts as none. */
  id: string;
};

export type ActorQuery = {
  /** The actor with this id; null when there is none. Needs scenes:view. */
  actor: ActorCoreFragment | null;
};

export type ActorsQueryVariables = {
  /** Only what matches; all when it is left out. */
  filter?: ActorFilter | null | undefined;
  /** At most 4 fields, the most important one first. Sorted by name by default. */
  sort?: Array<ActorSort> | null | undefined;
  /** The number of nodes to return, from 1 to 100. Defaults to 20. */
  first?: number | null | undefined;
  /** Returns the nodes after this cursor. */
  after?: string | null | undefined;
  /** Returns this many nodes from the end, from 1 to 100. Cannot be combined with first. */
  last?: number | null | undefined;
  /** Returns the nodes before this cursor. */
  before?: string | null | undefined;
  /** The number of nodes to skip, for page numbers. */
  offset?: number | null | undefined;
  totals?: boolean | undefined;
};

export type ActorsQuery = {
  /** The actors of the library. Sorted by name by default. Needs scenes:view. */
  actors: {
    /** The nodes of this page. */
    nodes: Array<ActorCoreFragment>;
    /** Whether there are other pages, and the cursors that lead there. */
    pageInfo: {
      /** Whether there are nodes after this page. */
      hasNextPage: boolean;
      /** Whether there are nodes before this page. */
      hasPreviousPage: boolean;
      /** The cursor of the first node, for before; null without nodes. */
      startCursor: string | null;
      /** The cursor of the last node, for after; null without nodes. */
      endCursor: string | null;
    };
    /** How many nodes all pages have together. */
    totalCount?: number;
  };
};

export type StudioQueryVariables = {
  /** A UUID. A deleted one counts as none. */
  id: string;
};

export type StudioQuery = {
  /** The studio with this id; null when there is none. Needs scenes:view. */
  studio: StudioCoreFragment & {
    /** The one directly above; null for none, and for one that was deleted. */
    parent: {
      /** A UUID. */
      id: string;
      /** 1 to 255 characters. Several studios may share one. */
      name: string;
    } | null;
    /** The network that it belongs to. */
    network: {
      /** A UUID. */
      id: string;
      /** 1 to 255 characters. Several studios may share one. */
      name: string;
    } | null;
    /** The studios directly below it, sorted by name. */
    children: Array<{
      /** A UUID. */
      id: string;
      /** 1 to 255 characters. Several studios may share one. */
      name: string;
    }>;
  } | null;
};

export type StudiosQueryVariables = {
  /** Only what matches; all when it is left out. */
  filter?: StudioFilter | null | undefined;
  /** At most 4 fields, the most important one first. Sorted by name by default. */
  sort?: Array<StudioSort> | null | undefined;
  /** The number of nodes to return, from 1 to 100. Defaults to 20. */
  first?: number | null | undefined;
  /** Returns the nodes after this cursor. */
  after?: string | null | undefined;
  /** Returns this many nodes from the end, from 1 to 100. Cannot be combined with first. */
  last?: number | null | undefined;
  /** Returns the nodes before this cursor. */
  before?: string | null | undefined;
  /** The number of nodes to skip, for page numbers. */
  offset?: number | null | undefined;
  totals?: boolean | undefined;
};

export type StudiosQuery = {
  /** The studios of the library. Sorted by name by default. Needs scenes:view. */
  studios: {
    /** The nodes of this page. */
    nodes: Array<StudioCoreFragment>;
    /** Whether there are other pages, and the cursors that lead there. */
    pageInfo: {
      /** Whether there are nodes after this page. */
      hasNextPage: boolean;
      /** Whether there are nodes before this page. */
      hasPreviousPage: boolean;
      /** The cursor of the first node, for before; null without nodes. */
      startCursor: string | null;
      /** The cursor of the last node, for after; null without nodes. */
      endCursor: string | null;
    };
    /** How many nodes all pages have together. */
    totalCount?: number;
  };
};

export type TagQueryVariables = {
  /** A whole number, as text. */
  id: string;
};

export type TagQuery = {
  /** The tag with this id; null when there is none. Needs scenes:view. */
  tag: TagCoreFragment & {
    /** The number of active scenes. */
    sceneCount: number;
  } | null;
};

export type TagsQueryVariables = {
  /** Only what matches; all when it is left out. */
  filter?: TagFilter | null | undefined;
  /** At most 4 fields, the most important one first. Sorted by name by default. */
  sort?: Array<TagSort> | null | undefined;
  /** The number of nodes to return, from 1 to 100. Defaults to 20. */
  first?: number | null | undefined;
  /** Returns the nodes after this cursor. */
  after?: string | null | undefined;
  /** Returns this many nodes from the end, from 1 to 100. Cannot be combined with first. */
  last?: number | null | undefined;
  /** Returns the nodes before this cursor. */
  before?: string | null | undefined;
  /** The number of nodes to skip, for page numbers. */
  offset?: number | null | undefined;
  totals?: boolean | undefined;
};

export type TagsQuery = {
  /** The tags of the library. Sorted by name by default. Needs scenes:view. */
  tags: {
    /** The nodes of this page. */
    nodes: Array<TagCoreFragment & {
      /** The number of active scenes. */
      sceneCount: number;
    }>;
    /** Whether there are other pages, and the cursors that lead there. */
    pageInfo: {
      /** Whether there are nodes after this page. */
      hasNextPage: boolean;
      /** Whether there are nodes before this page. */
      hasPreviousPage: boolean;
      /** The cursor of the first node, for before; null without nodes. */
      startCursor: string | null;
      /** The cursor of the last node, for after; null without nodes. */
      endCursor: string | null;
    };
    /** How many nodes all pages have together. */
    totalCount?: number;
  };
};

export type StatsQueryVariables = { [key: string]: never };

export type StatsQuery = {
  /** What the library holds, in numbers. Needs scenes:view. */
  stats: {
    /** The number of active scenes. */
    sceneCount: number;
    /** Those that were not deleted. */
    actorCount: number;
    /** Those that were not deleted. */
    studioCount: number;
    /** All tags, used or not. */
    tagCount: number;
    /** The total duration of all active scenes in seconds. */
    totalDuration: number;
    /** The total size of all active scenes in bytes. */
    totalSize: number;
  } | null;
};

export type MarkersQueryVariables = {
  /** Only what matches; all when it is left out. */
  filter?: MarkerFilter | null | undefined;
  /** At most 4 fields, the most important one first. Newest first by default. */
  sort?: Array<MarkerSort> | null | undefined;
  /** The number of nodes to return, from 1 to 100. Defaults to 20. */
  first?: number | null | undefined;
  /** Returns the nodes after this cursor. */
  after?: string | null | undefined;
  /** Returns this many nodes from the end, from 1 to 100. Cannot be combined with first. */
  last?: number | null | undefined;
  /** Returns the nodes before this cursor. */
  before?: string | null | undefined;
  totals?: boolean | undefined;
};

export type MarkersQuery = {
  /** The viewer's markers across the library. Newest first by default. Needs scenes:view. */
  markers: {
    /** The nodes of this page. */
    nodes: Array<MarkerCoreFragment>;
    /** Whether there are other pages, and the cursors that lead there. */
    pageInfo: {
      /** Whether there are nodes after this page. */
      hasNextPage: boolean;
      /** The cursor of the last node, for after; null without nodes. */
      endCursor: string | null;
    };
    /** How many nodes all pages have together. */
    totalCount?: number;
  };
};

export type SceneMarkersQueryVariables = {
  /** A whole number, as text. */
  id: string;
};

export type SceneMarkersQuery = {
  /** The scene with this id, in whatever state; null when there is none. Needs scenes:view. */
  scene: {
    /** The viewer's markers of this scene, sorted by position. */
    markers: Array<MarkerCoreFragment>;
  } | null;
};

export type MarkerLabelsQueryVariables = {
  /** Returns only labels that contain this text. */
  search?: string | null | undefined;
  /** The number of nodes to return, from 1 to 100. Defaults to 20. */
  first?: number | null | undefined;
  /** Returns the nodes after this cursor. */
  after?: string | null | undefined;
  /** The number of nodes to skip, for page numbers. */
  offset?: number | null | undefined;
  thumbnails?: number | undefined;
  totals?: boolean | undefined;
};

export type MarkerLabelsQuery = {
  /** The viewer's marker labels, the most used first. Needs scenes:view. */
  markerLabels: {
    /** The nodes of this page. */
    nodes: Array<MarkerLabelCoreFragment>;
    /** Whether there are other pages, and the cursors that lead there. */
    pageInfo: {
      /** Whether there are nodes after this page. */
      hasNextPage: boolean;
      /** The cursor of the last node, for after; null without nodes. */
      endCursor: string | null;
    };
    /** How many nodes all pages have together. */
    totalCount?: number;
  };
};

export type CreateMarkerMutationVariables = {
  /** The scene and the position are required. */
  input: CreateMarkerInput;
};

export type CreateMarkerMutation = {
  /** Creates a marker, at most 50 per user and scene. It gets the default tags of its label, and a thumbnail a little later. Needs scenes:view. */
  createMarker: MarkerCoreFragment;
};

export type UpdateMarkerMutationVariables = {
  /** NOT_FOUND when it is not the viewer's, GONE while its scene is in the trash or missing. */
  id: string;
  /** What is left out stays as it is. */
  input: UpdateMarkerInput;
};

export type UpdateMarkerMutation = {
  /** Changes a marker. A new position generates a new thumbnail; a new label brings its default tags. Needs scenes:view. */
  updateMarker: MarkerCoreFragment;
};

export type DeleteMarkerMutationVariables = {
  /** NOT_FOUND when it is not the viewer's. */
  id: string;
};

export type DeleteMarkerMutation = {
  /** Deletes a marker and its thumbnail. Needs scenes:view. */
  deleteMarker: boolean;
};

export type SetMarkerTagsMutationVariables = {
  /** NOT_FOUND when it is not the viewer's, GONE while its scene is in the trash or missing. */
  id: string;
  /** At most 100, replacing those of before; empty for none. BAD_USER_INPUT names unknown ones. */
  tagIds: Array<string>;
};

export type SetMarkerTagsMutation = {
  /** Replaces the tags that were set by hand. Tags that come from the label are kept. Needs scenes:view. */
  setMarkerTags: MarkerCoreFragment;
};

export type SetMarkerLabelTagsMutationVariables = {
  /** 1 to 100 characters; case matters. Markers need not have it yet. */
  label: string;
  /** At most 100, replacing those of before; empty for none. BAD_USER_INPUT names unknown ones. */
  tagIds: Array<string>;
  thumbnails?: number | undefined;
};

export type SetMarkerLabelTagsMutation = {
  /** Replaces the default tags of a label. The viewer's markers with that label follow; tags set by hand are kept. Needs scenes:view. */
  setMarkerLabelTags: MarkerLabelCoreFragment;
};

export type PlaybackQueryVariables = {
  /** A whole number, as text. */
  id: string;
};

export type PlaybackQuery = {
  /** The scene with this id, in whatever state; null when there is none. Needs scenes:view. */
  scene: {
    /** A whole number, as text. It is kept when the file moves. */
    id: string;
    /** The URL of a short silent WebM of a few places of the scene, for use in <video>; null until it has been generated. */
    preview: string | null;
    /** How the scene can be played. */
    playback: {
      /** In the order to try. Empty for trashed and missing scenes; without HLS where the server has no ffmpeg. */
      sources: Array<{
        /** Whether the file is sent as it is, or in segments made for browsers. */
        kind: PlaybackKind;
        /** Signed for the viewer, as streamUrl is. */
        url: string;
        /** For canPlayType: with the codecs, where they are known. Of HLS those of the largest size. */
        mimeType: string;
        /** For people: 'Original', or the largest size, such as '1080p'. */
        label: string;
        /** As displayed; of HLS the largest size. 0 until the metadata are known. */
        width: number;
        /** In pixels as displayed, as width is. */
        height: number;
        /** Bits per second; of HLS at most. Null when unknown. */
        bitRate: number | null;
        /** Whether it is the file itself. */
        isOriginal: boolean;
      }>;
      /** Text tracks of the film and the files .srt, .vtt and .ass beside it, as the phase METADATA and the last scan have found them. Empty for trashed and missing scenes. */
      subtitles: Array<{
        /** For <track>; signed for the viewer, as streamUrl is. */
        url: string;
        /** For people, such as 'German (forced)'. */
        label: string;
        /** A BCP 47 tag; null when unknown. */
        language: string | null;
        /** Whether they are only of what is foreign in the film, so for everybody. */
        isForced: boolean;
      }>;
    };
  } | null;
};

export type SavedSearchesQueryVariables = { [key: string]: never };

export type SavedSearchesQuery = {
  /** The viewer's saved searches, at most 200, newest first. Needs scenes:view. */
  savedSearches: Array<SavedSearchCoreFragment>;
};

export type SavedSearchQueryVariables = {
  /** A UUID. NOT_FOUND when it is not one of the viewer's. */
  id: string;
  first?: number | null | undefined;
  after?: string | null | undefined;
  seed?: number | null | undefined;
  totals?: boolean | undefined;
};

export type SavedSearchQuery = {
  /** One of the viewer's saved searches. Needs scenes:view. */
  savedSearch: SavedSearchCoreFragment & {
    /** The scenes that the search finds. */
    scenes: {
      /** The nodes of this page. */
      nodes: Array<{
        /** A whole number, as text. It is kept when the file moves. */
        id: string;
        /** The title, or the file name where there is none. */
        displayTitle: string;
      }>;
      /** Whether there are other pages, and the cursors that lead there. */
      pageInfo: {
        /** Whether there are nodes after this page. */
        hasNextPage: boolean;
        /** The cursor of the last node, for after; null without nodes. */
        endCursor: string | null;
      };
      /** How many nodes all pages have together. */
      totalCount?: number;
    } | null;
  } | null;
};

export type CreateSavedSearchMutationVariables = {
  /** 1 to 255 characters. */
  name: string;
  /** `{}` finds everything. BAD_USER_INPUT when it names things that do not exist. */
  filter: SceneFilter;
  /** At most 4 fields. */
  sort?: Array<SceneSort> | null | undefined;
};

export type CreateSavedSearchMutation = {
  /** Saves a search. A user can have at most 200. Needs scenes:view. */
  createSavedSearch: SavedSearchCoreFragment;
};

export type UpdateSavedSearchMutationVariables = {
  /** NOT_FOUND when it is not the viewer's. */
  id: string;
  /** 1 to 255 characters; it cannot be null. */
  name?: string | null | undefined;
  /** Replaces the whole filter; it cannot be null. BAD_USER_INPUT when it names things that do not exist. */
  filter?: SceneFilter | null | undefined;
  /** At most 4 fields; null or an empty list clears it. */
  sort?: Array<SceneSort> | null | undefined;
};

export type UpdateSavedSearchMutation = {
  /** Changes a saved search. An absent argument keeps its value; null clears the sort. Needs scenes:view. */
  updateSavedSearch: SavedSearchCoreFragment;
};

export type DeleteSavedSearchMutationVariables = {
  /** NOT_FOUND when it is not the viewer's. */
  id: string;
};

export type DeleteSavedSearchMutation = {
  /** Deletes a saved search. Needs scenes:view. */
  deleteSavedSearch: boolean;
};

export type EditedSceneQueryVariables = {
  /** A whole number, as text. */
  id: string;
};

export type EditedSceneQuery = {
  /** The scene with this id, in whatever state; null when there is none. Needs scenes:view. */
  scene: EditedSceneFragment | null;
};

export type UpdateSceneMutationVariables = {
  /** In whatever state. NOT_FOUND when there is none. */
  id: string;
  /** What is left out stays; null clears what may be empty. */
  input: UpdateSceneInput;
  /** Change it only if its `updatedAt` still is this one. Else CONFLICT, with the present values in `extensions.current`. Without it, the last change wins. */
  ifUpdatedAt?: string | null | undefined;
};

export type UpdateSceneMutation = {
  /** Changes the details of a scene. Needs scenes:edit. */
  updateScene: EditedSceneFragment;
};

export type UpdateScenesMutationVariables = {
  /** 1 to 10000. BAD_USER_INPUT names unknown ones. Either this or `filter` is required. */
  ids?: Array<string> | null | undefined;
  /** All scenes that match. Either this or `ids` is required. */
  filter?: SceneFilter | null | undefined;
  /** What is left out stays; null clears what may be empty. */
  input: BulkUpdateScenesInput;
  /** The expected number of scenes. If it differs, the result is CONFLICT and nothing is changed. */
  expectedCount?: number | null | undefined;
};

export type UpdateScenesMutation = {
  /** Makes the same change to many scenes, given by `ids` (at most 10000) or by `filter`: either all of them or none. Needs scenes:edit. */
  updateScenes: BulkOutcomeFragment;
};

export type TrashScenesMutationVariables = {
  /** 1 to 10000. BAD_USER_INPUT names unknown ones, and then nothing is changed. */
  ids: Array<string>;
};

export type TrashScenesMutation = {
  /** Moves scenes (at most 10000) to the trash and cancels their jobs. Needs scenes:trash. */
  trashScenes: BulkOutcomeFragment;
};

export type RestoreScenesMutationVariables = {
  /** 1 to 10000. BAD_USER_INPUT names unknown ones, and then nothing is changed. */
  ids: Array<string>;
};

export type RestoreScenesMutation = {
  /** Restores scenes (at most 10000) from the trash. Needs scenes:trash. */
  restoreScenes: BulkOutcomeFragment;
};

export type DeleteScenesMutationVariables = {
  /** 1 to 10000. BAD_USER_INPUT names unknown ones, and then nothing is changed. */
  ids: Array<string>;
  /** Whether to delete the video files, too. */
  deleteFiles?: boolean | undefined;
};

export type DeleteScenesMutation = {
  /** Deletes scenes (at most 10000) and their generated images permanently. The video files are deleted only with `deleteFiles`; otherwise the next scan finds them again. A scene whose file cannot be deleted is kept and reported as a failure. Needs scenes:delete. */
  deleteScenes: BulkOutcomeFragment;
};

export type EmptyTrashMutationVariables = {
  /** Whether to delete the video files, too. */
  deleteFiles?: boolean | undefined;
};

export type EmptyTrashMutation = {
  /** Deletes all scenes in the trash permanently, as `deleteScenes` does. Needs scenes:delete. */
  emptyTrash: BulkOutcomeFragment;
};

export type SetSceneThumbnailMutationVariables = {
  /** NOT_FOUND for an unknown id, GONE for a scene that is in the trash or missing, CONFLICT until its metadata is known. */
  id: string;
  /** From 0 to the length of the scene, with a fraction if need be; null for the middle. */
  atSeconds?: number | null | undefined;
};

export type SetSceneThumbnailMutation = {
  /** Chooses the frame that the thumbnail shows, now and whenever it is generated again. null returns to the default, the middle of the film. Needs scenes:edit. */
  setSceneThumbnail: JobCoreFragment;
};

export type SceneQueryVariables = {
  /** A whole number, as text. */
  id: string;
};

export type SceneQuery = {
  /** The scene with this id, in whatever state; null when there is none. Needs scenes:view. */
  scene: SceneCoreFragment & SceneRelationsFragment & {
    /** The pending and running jobs of this scene. */
    activeJobs: Array<JobCoreFragment>;
    /** The storage path that contains the file. */
    storagePath: {
      /** A whole number, as text. */
      id: string;
      /** What people call it, 1 to 100 characters. */
      name: string;
      /** The path of the folder; null for viewers without storage:manage. */
      path: string | null;
    } | null;
    /** Other scenes worth watching after this one, best first. */
    related: Array<SceneCoreFragment>;
  } | null;
};

export type ScenesQueryVariables = {
  /** Only what matches; all when it is left out. */
  filter?: SceneFilter | null | undefined;
  /** At most 4 fields, the most important one first. Newest first by default. */
  sort?: Array<SceneSort> | null | undefined;
  /** The seed of a RANDOM order: the same seed gives the same order. Drawn by the server by default. */
  seed?: number | null | undefined;
  /** The number of nodes to return, from 1 to 100. Defaults to 20. */
  first?: number | null | undefined;
  /** Returns the nodes after this cursor. */
  after?: string | null | undefined;
  /** Returns this many nodes from the end, from 1 to 100. Cannot be combined with first. */
  last?: number | null | undefined;
  /** Returns the nodes before this cursor. */
  before?: string | null | undefined;
  /** The number of nodes to skip, for page numbers. */
  offset?: number | null | undefined;
  totals?: boolean | undefined;
};

export type ScenesQuery = {
  /** The scenes of the library. Newest first by default. Needs scenes:view. */
  scenes: {
    /** The nodes of this page. */
    nodes: Array<SceneCoreFragment>;
    /** The seed of a RANDOM order: pass it back to get the other pages of the same order. */
    seed: number | null;
    /** Whether there are other pages, and the cursors that lead there. */
    pageInfo: {
      /** Whether there are nodes after this page. */
      hasNextPage: boolean;
      /** Whether there are nodes before this page. */
      hasPreviousPage: boolean;
      /** The cursor of the first node, for before; null without nodes. */
      startCursor: string | null;
      /** The cursor of the last node, for after; null without nodes. */
      endCursor: string | null;
    };
    /** How many nodes all pages have together. */
    totalCount?: number;
    /** The seconds of all scenes on all pages together. */
    totalDuration?: number;
    /** The bytes of all scenes on all pages together. */
    totalSize?: number;
  };
};

export type SceneFacetsQueryVariables = {
  /** Only what matches; all when it is left out. */
  filter?: SceneFilter | null | undefined;
  first?: number | undefined;
};

export type SceneFacetsQuery = {
  /** The scenes of the library. Newest first by default. Needs scenes:view. */
  scenes: {
    /** How many nodes all pages have together. */
    totalCount: number;
    /** Counts over all matches. */
    facets: {
      /** The tags of the most matching scenes, these first. */
      tags: Array<{
        /** What they are tagged with. */
        tag: TagCoreFragment;
        /** How many of the matching scenes have it. */
        count: number;
      }>;
      /** The actors of the most matching scenes, these first. */
      actors: Array<{
        /** Never one that was deleted. */
        actor: {
          /** A UUID. */
          id: string;
          /** 1 to 255 characters. Several actors may share one. */
          name: string;
        };
        /** How many of the matching scenes they are in. */
        count: number;
      }>;
      /** The studios of the most matching scenes, these first. */
      studios: Array<{
        /** Never one that was deleted. */
        studio: {
          /** A UUID. */
          id: string;
          /** 1 to 255 characters. Several studios may share one. */
          name: string;
        };
        /** How many of the matching scenes are from it. */
        count: number;
      }>;
      /** Each class that has a matching scene, the most frequent first. */
      resolutions: Array<{
        /** Which class is counted; those without a scene are left out. */
        resolution: Resolution;
        /** How many of the matching scenes belong to it. */
        count: number;
      }>;
    } | null;
  };
};

export type ProcessScenesMutationVariables = {
  /** Any but SCAN, which `startScan` starts. */
  phase: Phase;
  /** 1 to 10000. BAD_USER_INPUT names unknown ones. Either this or `filter` is required. */
  ids?: Array<string> | null | undefined;
  /** All scenes that match. Either this or `ids` is required. */
  filter?: SceneFilter | null | undefined;
  /** Leaves out scenes that have the result of the phase already. */
  missingOnly?: boolean | undefined;
  /** Higher runs first; -100 to 100. Imports have 0. By default scenes named by ids have 1, those of a filter -1. */
  priority?: number | null | undefined;
};

export type ProcessScenesMutation = {
  /** Queues a phase for the scenes given by ids or by a filter; with missingOnly, for those that lack its result. Needs scenes:reprocess. */
  processScenes: {
    /** For how many scenes a job was queued, or a planned retry brought forward. */
    queued: number;
    /** For how many a job was already under way, or the phase cannot run (yet). */
    skipped: number;
    /** The jobs that were queued and those that were already under way, at most 10,000: what to wait for. */
    jobIds: Array<string>;
  };
};

export type SceneChangedSubscriptionVariables = {
  /** Only events that may be about one of these, at most 1000. */
  ids?: Array<string> | null | undefined;
  /** The cursor of the last event received. First comes the present state of everything that changed after it, then what changes from now on. */
  since?: string | null | undefined;
};

export type SceneChangedSubscription = {
  /** Scenes that were added, changed or deleted. A change of many scenes is one event. A SNAPSHOT or RESYNC without ids means that there were too many changes, or that they may have been missed: the client should read again. Needs scenes:view. */
  sceneChanged: {
    /** What happened to all of the scenes listed. */
    kind: ChangeKind;
    /** Returned as `since`, it continues the subscription after this event. */
    cursor: string;
    /** Which scenes the event is about, at most 200. */
    sceneIds: Array<string>;
    /** Whether there are more than those listed; then read again what you show. */
    truncated: boolean;
    /** Set when the event is about a single one that is still there. */
    scene: SceneCoreFragment | null;
  };
};

export type SearchScenesQueryVariables = {
  search: string;
  searchMatch?: SearchMatch | null | undefined;
  /** The number of nodes to return, from 1 to 100. Defaults to 20. */
  first?: number | null | undefined;
  /** Returns the nodes after this cursor. */
  after?: string | null | undefined;
  totals?: boolean | undefined;
};

export type SearchScenesQuery = {
  /** The scenes of the library. Newest first by default. Needs scenes:view. */
  scenes: {
    /** How many nodes all pages have together. */
    totalCount?: number;
    /** Whether the search found more scenes than its limit, `maxTotalHits`. Then only the best of them are listed and counted. */
    isLimited: boolean;
    /** Whether there are other pages, and the cursors that lead there. */
    pageInfo: {
      /** Whether there are nodes after this page. */
      hasNextPage: boolean;
      /** The cursor of the last node, for after; null without nodes. */
      endCursor: string | null;
    };
    /** The nodes of this page, each with its cursor. */
    edges: Array<{
      /** The thing itself. */
      node: SceneCoreFragment;
      /** Where the words of the search were found, the most important field first; empty without a search. */
      highlights: Array<{
        /** Which text of the scene it is. */
        field: SearchField;
        /** The text; of a long description the part around the first word. */
        text: string;
        /** Where the words are in `text`, in their order, without overlaps. */
        ranges: Array<{
          /** UTF-16 units before it, from 0. */
          start: number;
          /** UTF-16 units, at least 1. */
          length: number;
        }>;
      }>;
    }>;
  };
};

export type SearchSuggestionsQueryVariables = {
  /** What was typed so far; the last word may be unfinished. */
  text: string;
  /** 1 to 20. */
  first?: number | undefined;
};

export type SearchSuggestionsQuery = {
  /** Suggestions while the user types: the best matches of each kind, the best of all first. Needs scenes:view. */
  searchSuggestions: Array<{
    __typename: 'Actor';
    /** A UUID. */
    id: string;
    /** 1 to 255 characters. Several actors may share one. */
    name: string;
  } | {
    __typename: 'Scene';
    /** A whole number, as text. It is kept when the file moves. */
    id: string;
    /** The title, or the file name where there is none. */
    displayTitle: string;
  } | {
    __typename: 'Studio';
    /** A UUID. */
    id: string;
    /** 1 to 255 characters. Several studios may share one. */
    name: string;
  } | {
    __typename: 'Tag';
    /** A whole number, as text. */
    id: string;
    /** 1 to 100 characters, unique regardless of case. */
    name: string;
    /** The color as `#RRGGBB`. */
    color: string;
  }>;
};

export type SearchStatusQueryVariables = { [key: string]: never };

export type SearchStatusQuery = {
  /** The state of the search index. Needs settings:manage. */
  searchStatus: SearchStatusCoreFragment | null;
};

export type RebuildSearchIndexMutationVariables = { [key: string]: never };

export type RebuildSearchIndexMutation = {
  /** Rebuilds the search index in the background; `reindexing` tells when it is done. Needs settings:manage. */
  rebuildSearchIndex: SearchStatusCoreFragment;
};

export type UpdateSearchConfigMutationVariables = {
  /** 1000 to 1000000. */
  maxTotalHits: number;
};

export type UpdateSearchConfigMutation = {
  /** Limits how many scenes a search finds. Needs settings:manage. */
  updateSearchConfig: SearchStatusCoreFragment;
};

export type SettingsQueryVariables = { [key: string]: never };

export type SettingsQuery = {
  /** The signed-in user; null for anonymous requests. */
  viewer: {
    /** Made with their defaults when they are first read. */
    settings: SettingsCoreFragment;
  } | null;
};

export type UpdateSettingsMutationVariables = {
  /** What is left out stays as it is. */
  input: UpdateSettingsInput;
};

export type UpdateSettingsMutation = {
  /** Changes the viewer's settings: either all that are given or none. */
  updateSettings: SettingsCoreFragment;
};

export type AppSettingsQueryVariables = { [key: string]: never };

export type AppSettingsQuery = {
  /** Settings of the whole server. Needs settings:manage. */
  appSettings: {
    /** How many days a scene stays in the trash: 1 to 365. */
    trashRetentionDays: number;
    /** When they last changed; 1970-01-01 when they never did. */
    updatedAt: string;
  } | null;
};

export type UpdateAppSettingsMutationVariables = {
  /** What is left out stays as it is. */
  input: UpdateAppSettingsInput;
};

export type UpdateAppSettingsMutation = {
  /** Changes settings of the whole server. Needs settings:manage. */
  updateAppSettings: {
    /** How many days a scene stays in the trash: 1 to 365. */
    trashRetentionDays: number;
    /** When they last changed; 1970-01-01 when they never did. */
    updatedAt: string;
  };
};

export type ShareLinksQueryVariables = {
  /** Whether to list those of all users. FORBIDDEN without shares:manage. */
  all?: boolean | undefined;
  /** The number of nodes to return, from 1 to 100. Defaults to 20. */
  first?: number | null | undefined;
  /** Returns the nodes after this cursor. */
  after?: string | null | undefined;
  /** The number of nodes to skip, for page numbers. */
  offset?: number | null | undefined;
  totals?: boolean | undefined;
};

export type ShareLinksQuery = {
  /** The viewer's share links, newest first. With `all`, the links of all users, which needs shares:manage. */
  shareLinks: {
    /** How many nodes all pages have together. */
    totalCount?: number;
    /** Whether there are other pages, and the cursors that lead there. */
    pageInfo: {
      /** Whether there are nodes after this page. */
      hasNextPage: boolean;
      /** The cursor of the last node, for after; null without nodes. */
      endCursor: string | null;
    };
    /** The nodes of this page. */
    nodes: Array<ShareLinkFieldsFragment>;
  };
};

export type SceneShareLinksQueryVariables = {
  /** A whole number, as text. */
  id: string;
};

export type SceneShareLinksQuery = {
  /** The scene with this id, in whatever state; null when there is none. Needs scenes:view. */
  scene: {
    /** A whole number, as text. It is kept when the file moves. */
    id: string;
    /** The viewer's share links of it, newest first. */
    shareLinks: Array<ShareLinkFieldsFragment>;
  } | null;
};

export type SharedSceneQueryVariables = {
  /** As in the URL of the link, after `/media/share/`. */
  token: string;
};

export type SharedSceneQuery = {
  /** What a share link shows to whoever holds its token, without counting a view. NOT_FOUND for an unknown token; GONE for a link that has expired or whose scene is in the trash or missing; UNAUTHENTICATED for an AUTH_REQUIRED link without a login; RATE_LIMITED after too many unknown tokens. */
  sharedScene: SharedSceneFieldsFragment | null;
};

export type OpenShareMutationVariables = {
  /** As in the URL of the link, after `/media/share/`. */
  token: string;
};

export type OpenShareMutation = {
  /** Opens a share link: counts one view, then as sharedScene. NOT_FOUND for an unknown token; GONE for a link that has expired or whose scene is in the trash or missing; UNAUTHENTICATED for an AUTH_REQUIRED link without a login; RATE_LIMITED after too many unknown tokens. */
  openShare: SharedSceneFieldsFragment;
};

export type CreateShareLinkMutationVariables = {
  /** NOT_FOUND for an unknown id, GONE for a scene that is in the trash or missing. */
  sceneId: string;
  /** Who may open it. */
  type: ShareType;
  /** How long it lives, counted from now. */
  expiry: ShareExpiry;
};

export type CreateShareLinkMutation = {
  /** Creates a share link for an active scene. At most 100 per user and scene. Needs scenes:view. */
  createShareLink: ShareLinkFieldsFragment;
};

export type DeleteShareLinkMutationVariables = {
  /** NOT_FOUND when it is not the viewer's. */
  id: string;
};

export type DeleteShareLinkMutation = {
  /** Deletes one of the viewer's share links, or with shares:manage anybody's. The link and the URLs it gave out stop working at once. */
  deleteShareLink: boolean;
};

export type StoragePathsQueryVariables = { [key: string]: never };

export type StoragePathsQuery = {
  /** All storage paths. Needs storage:manage. */
  storagePaths: Array<{
    /** A whole number, as text. */
    id: string;
    /** What people call it, 1 to 100 characters. */
    name: string;
    /** The path of the folder; null for viewers without storage:manage. */
    path: string | null;
    /** Whether uploads are stored here by default. */
    isDefault: boolean;
    /** When it was added. */
    createdAt: string;
    /** The number of active scenes in it. */
    sceneCount: number;
    /** The disk usage; null when the folder does not exist. */
    disk: {
      /** The bytes that the whole file system holds. */
      total: number;
      /** The bytes that are taken, by whatever files. */
      used: number;
      /** The bytes that the server can still use. */
      free: number;
    } | null;
  }> | null;
};

export type CheckStoragePathQueryVariables = {
  /** An absolute path on the server. */
  path: string;
};

export type CheckStoragePathQuery = {
  /** Whether this path would be accepted as a storage path, and the reason if not. Needs storage:manage. */
  checkStoragePath: {
    /** Whether it would be accepted. */
    ok: boolean;
    /** Why it would not, in a sentence for people; null when it would. */
    reason: string | null;
  } | null;
};

export type CreateStoragePathMutationVariables = {
  /** 1 to 100 characters, for people. */
  name: string;
  /** An absolute path on the server. BAD_USER_INPUT when it cannot be used, CONFLICT when it overlaps another storage path; `checkStoragePath` tells before. */
  path: string;
  /** Whether uploads go there. True by default for the first storage path, false for others. */
  isDefault?: boolean | null | undefined;
};

export type CreateStoragePathMutation = {
  /** Adds a folder as a storage path. Its videos are found by the next scan. Needs storage:manage. */
  createStoragePath: {
    /** A whole number, as text. */
    id: string;
    /** What people call it, 1 to 100 characters. */
    name: string;
    /** The path of the folder; null for viewers without storage:manage. */
    path: string | null;
    /** Whether uploads are stored here by default. */
    isDefault: boolean;
    /** The number of active scenes in it. */
    sceneCount: number;
  };
};

export type UpdateStoragePathMutationVariables = {
  /** NOT_FOUND when there is none. */
  id: string;
  /** 1 to 100 characters, for people. */
  name?: string | null | undefined;
  /** An absolute path on the server. BAD_USER_INPUT when it cannot be used or files of scenes are not there, CONFLICT when it overlaps another storage path. */
  path?: string | null | undefined;
  /** True moves the default here. False is refused for the default itself, as there must be one. */
  isDefault?: boolean | null | undefined;
};

export type UpdateStoragePathMutation = {
  /** Changes a storage path. Absent fields are left unchanged. Before setting a new path, move the files there: the scenes follow, and nothing is processed again. Needs storage:manage. */
  updateStoragePath: {
    /** A whole number, as text. */
    id: string;
    /** What people call it, 1 to 100 characters. */
    name: string;
    /** The path of the folder; null for viewers without storage:manage. */
    path: string | null;
    /** Whether uploads are stored here by default. */
    isDefault: boolean;
    /** The number of active scenes in it. */
    sceneCount: number;
  };
};

export type DeleteStoragePathMutationVariables = {
  /** NOT_FOUND when there is none. */
  id: string;
};

export type DeleteStoragePathMutation = {
  /** Removes a storage path; its files are kept. CONFLICT while it contains scenes, including trashed and missing ones. Needs storage:manage. */
  deleteStoragePath: boolean;
};

export type StartScanMutationVariables = {
  /** At least one; all storage paths when it is left out. BAD_USER_INPUT names unknown ones. */
  storagePathIds?: Array<string> | null | undefined;
  /** Scans only this folder of the given storage path. Relative to the storage path, or absolute. */
  path?: string | null | undefined;
  /** Whether to only report what the scan would do: the counts and the first hundred findings of each kind. Nothing is changed. */
  dryRun?: boolean | undefined;
};

export type StartScanMutation = {
  /** Brings the library in line with the files in these storage paths, or in all of them: adds new files, follows moved ones, processes replaced ones again, and marks scenes whose files are gone as missing. CONFLICT while another scan is running. Needs storage:manage. */
  startScan: ScanCoreFragment;
};

export type CancelScanMutationVariables = { [key: string]: never };

export type CancelScanMutation = {
  /** Cancels the running scan. Files it has already imported are kept. Returns false when no scan is running. Needs storage:manage. */
  cancelScan: boolean;
};

export type CurrentScanQueryVariables = { [key: string]: never };

export type CurrentScanQuery = {
  /** The scan that is currently running; null when there is none. Needs storage:manage. */
  currentScan: ScanCoreFragment | null;
};

export type ScansQueryVariables = {
  /** The number of nodes to return, from 1 to 100. Defaults to 20. */
  first?: number | null | undefined;
  /** Returns the nodes after this cursor. */
  after?: string | null | undefined;
  /** The number of nodes to skip, for page numbers. */
  offset?: number | null | undefined;
  totals?: boolean | undefined;
};

export type ScansQuery = {
  /** All scans, newest first. Needs storage:manage. */
  scans: {
    /** The nodes of this page. */
    nodes: Array<ScanCoreFragment>;
    /** Whether there are other pages, and the cursors that lead there. */
    pageInfo: {
      /** Whether there are nodes after this page. */
      hasNextPage: boolean;
      /** The cursor of the last node, for after; null without nodes. */
      endCursor: string | null;
    };
    /** How many nodes all pages have together. */
    totalCount?: number;
  } | null;
};

export type ScanChangedSubscriptionVariables = { [key: string]: never };

export type ScanChangedSubscription = {
  /** The running scan: immediately, then its progress, at most four times a second, and its end. The cursor of each event is in `extensions`. Needs storage:manage. */
  scanChanged: ScanCoreFragment;
};

export type UndoableChangesQueryVariables = { [key: string]: never };

export type UndoableChangesQuery = {
  /** The changes that the viewer has made within 24 hours and can take back; the newest first, at most 100. Those of others are in `auditLog`. */
  undoableChanges: Array<{
    /** For `undo`. */
    id: string;
    /** The fields of `Mutation` that were asked for, such as `mergeTags`. */
    operation: string;
    /** When it was made; it can be taken back until 24 hours later. */
    madeAt: string;
  }>;
};

export type UndoMutationVariables = {
  /** `BulkResult.changeId`, `UndoableChange.id`, or the id of any entry that the change has in `auditLog`. NOT_FOUND for an unknown one, BAD_USER_INPUT for what cannot be taken back, GONE after 24 hours, CONFLICT when it was taken back already. */
  changeId: string;
};

export type UndoMutation = {
  /** Takes a change back, within 24 hours: `updateScenes`, `trashScenes`, `restoreScenes`, `mergeActors`, `mergeStudios`, `mergeTags` or `deleteTag`, with everything that it did. What somebody has changed since is left as it is, and named. It needs the permission of that mutation, and `users:manage` when somebody else has made the change. */
  undo: {
    /** How many scenes, actors, studios and tags are as they were. */
    undone: number;
    /** How many were left as they are. */
    leftCount: number;
    /** Of those that were left the first thousand, with the reason. */
    left: Array<{
      /** What it is: `scene`, `actor`, `studio`, `tag`, or what users have given to these, such as `actor ratings` or `marker tags`. */
      kind: string;
      /** Which one, as the API calls it; null for what users have given. */
      thingId: string | null;
      /** Why, in a sentence for people. */
      reason: string;
    }>;
  } | null;
};

export type UploadTargetQueryVariables = { [key: string]: never };

export type UploadTargetQuery = {
  /** The version, engines and limits of this server. */
  server: {
    /** The URL for uploads with the tus protocol (https://tus.io). Relative to this server unless PUBLIC_URL is set. */
    uploadUrl: string;
    /** The largest file in bytes that can be uploaded. */
    maxUploadSize: number;
  };
};

export type UploadChangedSubscriptionVariables = { [key: string]: never };

export type UploadChangedSubscription = {
  /** The viewer's uploads: the current ones immediately, then their progress, at most four times a second, and their end. The cursor of each event is in `extensions`. Needs scenes:upload. */
  uploadChanged: {
    /** The last segment of the upload's URL. */
    id: string;
    /** What the client calls the file; the name on disk may differ when it is taken. */
    filename: string;
    /** The size of the whole file in bytes. */
    size: number;
    /** The number of bytes received. */
    offset: number;
    /** The current speed; null when nothing is arriving. */
    bytesPerSecond: number | null;
    /** When the unfinished upload will be removed: 24 hours after its last byte. */
    expiresAt: string;
    /** The new scene; with an error, the existing scene with the same content. null for viewers without scenes:view. */
    scene: SceneCoreFragment | null;
    /** Why the upload failed: the reason it was refused, or that it was cancelled or expired. */
    error: string | null;
  };
};

export type UsersQueryVariables = {
  /** Words that the name must contain, regardless of case; at most 255 characters. */
  search?: string | null | undefined;
  /** The number of nodes to return, from 1 to 100. Defaults to 20. */
  first?: number | null | undefined;
  /** Returns the nodes after this cursor. */
  after?: string | null | undefined;
  /** The number of nodes to skip, for page numbers. */
  offset?: number | null | undefined;
  totals?: boolean | undefined;
};

export type UsersQuery = {
  /** The users whose name contains the search text, or all users, newest first. Needs users:manage. */
  users: {
    /** The nodes of this page. */
    nodes: Array<UserCoreFragment>;
    /** Whether there are other pages, and the cursors that lead there. */
    pageInfo: {
      /** Whether there are nodes after this page. */
      hasNextPage: boolean;
      /** The cursor of the last node, for after; null without nodes. */
      endCursor: string | null;
    };
    /** How many nodes all pages have together. */
    totalCount?: number;
  } | null;
};

export type UserQueryVariables = {
  /** A whole number, as text. */
  id: string;
};

export type UserQuery = {
  /** The user with this id; null when there is none. Needs users:manage. */
  user: UserCoreFragment | null;
};

export type CreateUserMutationVariables = {
  /** All of it is required. */
  input: CreateUserInput;
};

export type CreateUserMutation = {
  /** Creates a user. The role cannot have permissions that you do not have. Needs users:create. */
  createUser: UserCoreFragment;
};

export type UpdateUserMutationVariables = {
  /** NOT_FOUND when there is none, FORBIDDEN for a user with permissions that you do not have. */
  id: string;
  /** What is left out stays as it is. */
  input: UpdateUserInput;
};

export type UpdateUserMutation = {
  /** Changes the name or role of a user, with immediate effect for their sessions. You cannot change your own role or that of the last admin. Needs users:manage. */
  updateUser: UserCoreFragment;
};

export type ResetUserPasswordMutationVariables = {
  /** NOT_FOUND when there is none, FORBIDDEN for a user with permissions that you do not have. */
  id: string;
  /** 12 to 72 bytes, with an upper-case letter, a lower-case letter and a digit. Must not be the user name. */
  newPassword: string;
};

export type ResetUserPasswordMutation = {
  /** Sets a user's password and ends their sessions. Needs users:manage. */
  resetUserPassword: boolean;
};

export type DeleteUserMutationVariables = {
  /** NOT_FOUND when there is none, FORBIDDEN for a user with permissions that you do not have. */
  id: string;
};

export type DeleteUserMutation = {
  /** Deletes a user and everything of theirs. You cannot delete yourself or the last admin. Needs users:delete. */
  deleteUser: boolean;
};

export type RolesQueryVariables = { [key: string]: never };

export type RolesQuery = {
  /** All roles, oldest first. Needs roles:manage. */
  roles: Array<RoleCoreFragment> | null;
};

export type PermissionsQueryVariables = { [key: string]: never };

export type PermissionsQuery = {
  /** All permissions that a role can have, sorted by name. Needs roles:manage. */
  permissions: Array<{
    /** A whole number, as text; permissions are named by `name` everywhere. */
    id: string;
    /** A noun and a verb, such as `scenes:trash`. */
    name: string;
    /** What it allows, in a sentence. */
    description: string | null;
  }> | null;
};

export type CreateRoleMutationVariables = {
  /** 1 to 50 characters. */
  name: string;
  /** At most 255 characters. */
  description?: string | null | undefined;
  /** Names such as `scenes:view`. BAD_USER_INPUT for an unknown one, FORBIDDEN for one that you do not have. */
  permissions: Array<string>;
};

export type CreateRoleMutation = {
  /** Creates a role. It cannot have permissions that you do not have. Needs roles:manage. */
  createRole: RoleCoreFragment;
};

export type UpdateRoleMutationVariables = {
  /** NOT_FOUND when there is none. */
  id: string;
  /** 1 to 50 characters. CONFLICT when another role has it, regardless of case. */
  name?: string | null | undefined;
  /** At most 255 characters; null clears it. */
  description?: string | null | undefined;
};

export type UpdateRoleMutation = {
  /** Changes the name or description of a role. An absent argument keeps its value; null clears the description. The roles admin, moderator and user cannot be renamed. Needs roles:manage. */
  updateRole: RoleCoreFragment;
};

export type SetRolePermissionsMutationVariables = {
  /** NOT_FOUND when there is none. */
  id: string;
  /** Names such as `scenes:view`. BAD_USER_INPUT for an unknown one, FORBIDDEN for one that you do not have. */
  permissions: Array<string>;
};

export type SetRolePermissionsMutation = {
  /** Replaces the permissions of a role, with immediate effect for all its users. The role admin must keep users:manage and roles:manage. Needs roles:manage. */
  setRolePermissions: RoleCoreFragment;
};

export type DeleteRoleMutationVariables = {
  /** NOT_FOUND when there is none, CONFLICT while users have it. */
  id: string;
};

export type DeleteRoleMutation = {
  /** Deletes a role that no user has. The roles admin, moderator and user cannot be deleted. Needs roles:manage. */
  deleteRole: boolean;
};

export type RecordWatchMutationVariables = {
  /** What is playing. NOT_FOUND for an unknown id, GONE when it is in the trash or missing. */
  sceneId: string;
  /** Whole seconds from the start. Either this or `positionSeconds` is required. */
  position?: number | null | undefined;
  /** Seconds from the start, to the millisecond. */
  positionSeconds?: number | null | undefined;
  /** The seconds played in this session so far. */
  watchedSeconds: number;
  /** The session also counts as completed when the position is within 5 seconds or 2 % of the end. */
  completed?: boolean | undefined;
};

export type RecordWatchMutation = {
  /** Records where a player is. Reports that follow each other within five minutes belong to one session; the first report in 24 hours counts as a view. A report of 0 seconds watched at position 0 changes no earlier session, which is returned. Needs scenes:view. */
  recordWatch: WatchCoreFragment;
};

export type DeleteWatchHistoryMutationVariables = {
  /** Only sessions of this scene; of all when it is left out. An unknown id deletes nothing. */
  sceneId?: string | null | undefined;
};

export type DeleteWatchHistoryMutation = {
  /** Deletes the viewer's watch history, of one scene or of all. Returns the number of deleted sessions. Needs scenes:view. */
  deleteWatchHistory: number;
};

export type WatchHistoryQueryVariables = {
  /** Every session of this scene instead of one for each. An unknown id has none. */
  sceneId?: string | null | undefined;
  /** This day is included. */
  since?: string | null | undefined;
  /** This day is included. */
  until?: string | null | undefined;
  /** An IANA name such as Europe/Berlin; defaults to UTC. */
  timeZone?: string | null | undefined;
  /** The number of nodes to return, from 1 to 100. Defaults to 20. */
  first?: number | null | undefined;
  /** Returns the nodes after this cursor. */
  after?: string | null | undefined;
  /** The number of nodes to skip, for page numbers. */
  offset?: number | null | undefined;
  totals?: boolean | undefined;
};

export type WatchHistoryQuery = {
  /** The newest session of each scene, newest first; with `sceneId`, every session of that scene. Scenes in the trash or without their file are included. Days are days of the given time zone. Needs scenes:view. */
  watchHistory: {
    /** The nodes of this page. */
    nodes: Array<WatchCoreFragment>;
    /** Whether there are other pages, and the cursors that lead there. */
    pageInfo: {
      /** Whether there are nodes after this page. */
      hasNextPage: boolean;
      /** The cursor of the last node, for after; null without nodes. */
      endCursor: string | null;
    };
    /** How many nodes all pages have together. */
    totalCount?: number;
  };
};

export type WatchActivityQueryVariables = {
  /** The first day, included. */
  since: string;
  /** The last day, included; not before `since` and at most 366 days in all. */
  until: string;
  /** An IANA name such as Europe/Berlin; defaults to UTC. */
  timeZone?: string | null | undefined;
};

export type WatchActivityQuery = {
  /** The number of different scenes watched on each day that has any, in the given time zone. At most 366 days, both ends included. Needs scenes:view. */
  watchActivity: Array<{
    /** A day of the time zone that was asked for. */
    date: string;
    /** How many different scenes were watched on it. */
    sceneCount: number;
  }>;
};

const SceneCore =
  'fragment SceneCore on Scene{id displayTitle title originalFilename state size duration durationMs width height frameRate bitRate videoCodec audioCodec mimeType fileHash fileCreatedAt createdAt isCorrupted corruptionReason origin processingStatus processingError storedPath streamUrl thumbnail{url width height}largeThumbnail:thumbnail(size:LARGE){url width height}sprites{vttUrl sheetUrls sheetCount columns rows tileWidth tileHeight intervalSeconds}}';

const JobCore =
  'fragment JobCore on Job{retryCount maxRetries nextRetryAt isRetryable id sceneTitle phase status priority progress etaSeconds speed errorMessage createdAt startedAt completedAt}';

const ScanCore =
  'fragment ScanCore on Scan{id status startedAt completedAt pathsScanned filesFound videosAdded videosSkipped videosRemoved videosMoved videosChanged videosRestored skipped{reason count}findings{kind path previousPath sceneId}isDryRun path etaSeconds errors fileErrors{path message}errorMessage currentPath currentFile}';

const SceneRelations =
  'fragment SceneRelations on Scene{studio{id name}actors{id name}tags{...TagCore}releaseDate type description porndbSceneId trashedAt purgeAt updatedAt viewCount averageRating likeCount interactions{...SceneInteractionsCore}}';

const ActorCore =
  'fragment ActorCore on Actor{id name gender birthday dateOfDeath astrology birthplace ethnicity nationality careerStartYear careerEndYear heightCm weightKg measurements cupsize hairColor eyeColor tattoos piercings fakeBoobs sameSexOnly createdAt updatedAt sceneCount averageRating interactions{...FavouriteCore}}';

const StudioCore =
  'fragment StudioCore on Studio{id name shortName url description rating porndbId createdAt updatedAt sceneCount averageRating interactions{...FavouriteCore}}';

const TagCore =
  'fragment TagCore on Tag{id name color createdAt}';

const PhaseQueueCore =
  'fragment PhaseQueueCore on PhaseQueue{phase workers paused pending running retrying failed etaSeconds}';

const PoolCore =
  'fragment PoolCore on Pool{metadataWorkers thumbnailWorkers spritesWorkers previewWorkers updatedAt}';

const ProcessingConfigCore =
  'fragment ProcessingConfigCore on ProcessingConfig{maxFrameDimensionSm maxFrameDimensionLg frameQualitySm frameQualityLg frameQualitySprites spritesConcurrency updatedAt}';

const TriggerCore =
  'fragment TriggerCore on Trigger{phase triggerType afterPhase cronExpression nextRunAt updatedAt}';

const RetryPolicyCore =
  'fragment RetryPolicyCore on RetryPolicy{phase maxRetries initialDelaySeconds maxDelaySeconds backoffFactor updatedAt}';

const UserCore =
  'fragment UserCore on User{id username createdAt lastLoginAt role{id name}}';

const RoleCore =
  'fragment RoleCore on Role{id name description userCount permissions{name}}';

const ApiKeyCore =
  'fragment ApiKeyCore on ApiKey{id name permissions createdAt expiresAt lastUsedAt}';

const SettingsCore =
  'fragment SettingsCore on UserSettings{autoplay defaultVolume loop videosPerPage defaultSortOrder defaultTagSort markerThumbnailCycling homepage{showUpload sections{id type title enabled limit order sort actorId studioId tagId savedSearchId}}}';

const HomepageFeedCore =
  'fragment HomepageFeedCore on HomepageFeed{section{id type title enabled limit order sort actorId studioId tagId savedSearchId}scenes{...SceneCore studio{id name}actors{id name}tags{id name color}interactions{...SceneInteractionsCore}}error}';

const SceneInteractionsCore =
  'fragment SceneInteractionsCore on SceneInteractions{id rating liked jizzCount resumePosition resumeSeconds completed lastWatchedAt}';

const FavouriteCore =
  'fragment FavouriteCore on FavouriteInteractions{id rating liked}';

const EditedActor =
  'fragment EditedActor on Actor{id name gender birthday dateOfDeath astrology birthplace ethnicity nationality careerStartYear careerEndYear heightCm weightKg measurements cupsize hairColor eyeColor tattoos piercings fakeBoobs sameSexOnly createdAt updatedAt image{url width height}}';

const EditedStudio =
  'fragment EditedStudio on Studio{id name shortName url description rating porndbId createdAt updatedAt parent{id name}network{id name}children{id name}logo{url width height}favicon{url width height}poster{url width height}}';

const EditedTag =
  'fragment EditedTag on Tag{id name color createdAt updatedAt}';

const MarkerCore =
  'fragment MarkerCore on Marker{id timestamp seconds endSeconds label color createdAt updatedAt scene{id state}thumbnail{url width height}tags{isFromLabel tag{id name}}}';

const MarkerLabelCore =
  'fragment MarkerLabelCore on MarkerLabel{label markerCount defaultTags{id name}thumbnails(first:$thumbnails){url width height}}';

const SavedSearchCore =
  'fragment SavedSearchCore on SavedSearch{id name filterJson sort{field direction}problem createdAt updatedAt}';

const EditedScene =
  'fragment EditedScene on Scene{id title displayTitle description releaseDate type porndbSceneId state trashedAt purgeAt updatedAt studio{id name}actors{id name}tags{id name}cover{url width height}}';

const BulkOutcome =
  'fragment BulkOutcome on BulkResult{count ids failures{id code message}changeId}';

const SearchStatusCore =
  'fragment SearchStatusCore on SearchStatus{engine available problem documentCount pendingUpdates lagSeconds maxTotalHits reindexing}';

const ShareLinkFields =
  'fragment ShareLinkFields on ShareLink{id token url type expiresAt isExpired viewCount createdAt scene{id displayTitle state}owner{id username}}';

const SharedSceneFields =
  'fragment SharedSceneFields on SharedScene{title description duration width height studioName actorNames tagNames releaseDate thumbnail{url width height}streamUrl expiresAt}';

const WatchCore =
  'fragment WatchCore on Watch{id watchedAt watchDuration lastPosition lastSeconds completed scene{id state viewCount interactions{...SceneInteractionsCore}}}';

/** Signs in. The error is the same for an unknown name, a wrong password and a name that is locked after 5 failures. More than 10 attempts a minute from one address are RATE_LIMITED. FORBIDDEN where `server.localLogin` is false. */
export const login = /* @__PURE__ */ documentOf<LoginMutation, LoginMutationVariables>('mutation login($username:String!$password:String!){login(username:$username password:$password){token expiresAt user{id username lastLoginAt role{name permissions{name}}}}}');

/** Ends the session of this request, with its tokens, subscriptions and signed URLs. */
export const logout = /* @__PURE__ */ documentOf<LogoutMutation, LogoutMutationVariables>('mutation logout{logout}');

/** The signed-in user; null for anonymous requests. */
export const viewer = /* @__PURE__ */ documentOf<ViewerQuery, ViewerQueryVariables>('query viewer{viewer{user{id username createdAt lastLoginAt role{name}}permissions}}');

/** The version, engines and limits of this server. */
export const server = /* @__PURE__ */ documentOf<ServerQuery, ServerQueryVariables>('query server{server{version searchEngine ffmpegVersion maxPageSize videoExtensions localLogin oidcUrl}}');

/** Issues a new token for the current session. */
export const refreshLogin = /* @__PURE__ */ documentOf<RefreshLoginMutation, RefreshLoginMutationVariables>('mutation refreshLogin{refreshLogin{token expiresAt}}');

/** Ends all other sessions of the viewer. Returns how many there were. */
export const logoutEverywhere = /* @__PURE__ */ documentOf<LogoutEverywhereMutation, LogoutEverywhereMutationVariables>('mutation logoutEverywhere{logoutEverywhere}');

/** Ends one of the viewer's sessions. */
export const revokeSession = /* @__PURE__ */ documentOf<RevokeSessionMutation, RevokeSessionMutationVariables>('mutation revokeSession($id:ID!){revokeSession(id:$id)}');

/** The signed-in user; null for anonymous requests. */
export const access = /* @__PURE__ */ documentOf<AccessQuery, AccessQueryVariables>('query access{viewer{sessions{id createdAt lastSeenAt expiresAt userAgent current}apiKeys{...ApiKeyCore}}}', ApiKeyCore);

/** Creates an API key with some of the viewer's permissions. An API key cannot create another one. */
export const createApiKey = /* @__PURE__ */ documentOf<CreateApiKeyMutation, CreateApiKeyMutationVariables>('mutation createApiKey($name:String!$permissions:[String!]!$expiresAt:DateTime){createApiKey(name:$name permissions:$permissions expiresAt:$expiresAt){key apiKey{...ApiKeyCore}}}', ApiKeyCore);

/** Deletes one of the viewer's API keys, and ends its subscriptions and signed URLs. */
export const deleteApiKey = /* @__PURE__ */ documentOf<DeleteApiKeyMutation, DeleteApiKeyMutationVariables>('mutation deleteApiKey($id:ID!){deleteApiKey(id:$id)}');

/** Changes the viewer's password and ends their other sessions. */
export const changePassword = /* @__PURE__ */ documentOf<ChangePasswordMutation, ChangePasswordMutationVariables>('mutation changePassword($currentPassword:String!$newPassword:String!){changePassword(currentPassword:$currentPassword newPassword:$newPassword)}');

/** Changes the viewer's user name, which they sign in with. */
export const changeUsername = /* @__PURE__ */ documentOf<ChangeUsernameMutation, ChangeUsernameMutationVariables>('mutation changeUsername($username:String!){changeUsername(username:$username){...UserCore}}', UserCore);

/** A folder of a storage path, with the folders and active scenes directly in it; null when there are no active scenes in or below it. Needs scenes:view. */
export const folder = /* @__PURE__ */ documentOf<FolderQuery, FolderQueryVariables>('query folder($storagePathId:ID!$path:String$first:Int$after:String$sort:[SceneSort!]$totals:Boolean!=true){folder(storagePathId:$storagePathId path:$path){path storagePath{id name}folders{name path sceneCount totalDuration totalSize}scenes(first:$first after:$after sort:$sort){totalCount@include(if:$totals)totalDuration totalSize nodes{...SceneCore}pageInfo{hasNextPage endCursor}}}}', SceneCore);

/** The enabled sections of the viewer's home page in order, with their scenes. Needs scenes:view. */
export const homepage = /* @__PURE__ */ documentOf<HomepageQuery, HomepageQueryVariables>('query homepage{homepage{...HomepageFeedCore}}', HomepageFeedCore, SceneCore, SceneInteractionsCore);

/** One section of the viewer's home page with its scenes, even if it is disabled. Needs scenes:view. */
export const homepageSection = /* @__PURE__ */ documentOf<HomepageSectionQuery, HomepageSectionQueryVariables>('query homepageSection($id:String!){homepageSection(id:$id){...HomepageFeedCore}}', HomepageFeedCore, SceneCore, SceneInteractionsCore);

/** The scene with this id, in whatever state; null when there is none. Needs scenes:view. */
export const sceneInteractions = /* @__PURE__ */ documentOf<SceneInteractionsQuery, SceneInteractionsQueryVariables>('query sceneInteractions($id:ID!){scene(id:$id){interactions{...SceneInteractionsCore}averageRating likeCount viewCount}}', SceneInteractionsCore);

/** The actor with this id; null when there is none. Needs scenes:view. */
export const actorInteractions = /* @__PURE__ */ documentOf<ActorInteractionsQuery, ActorInteractionsQueryVariables>('query actorInteractions($id:ID!){actor(id:$id){interactions{...FavouriteCore}averageRating}}', FavouriteCore);

/** The studio with this id; null when there is none. Needs scenes:view. */
export const studioInteractions = /* @__PURE__ */ documentOf<StudioInteractionsQuery, StudioInteractionsQueryVariables>('query studioInteractions($id:ID!){studio(id:$id){interactions{...FavouriteCore}averageRating}}', FavouriteCore);

/** Rates a scene from 0.5 to 5 in steps of 0.5; null removes the rating. Needs scenes:view. */
export const rateScene = /* @__PURE__ */ documentOf<RateSceneMutation, RateSceneMutationVariables>('mutation rateScene($id:ID!$rating:Float){rateScene(id:$id rating:$rating){...SceneInteractionsCore}}', SceneInteractionsCore);

/** Sets whether the viewer likes a scene. Needs scenes:view. */
export const likeScene = /* @__PURE__ */ documentOf<LikeSceneMutation, LikeSceneMutationVariables>('mutation likeScene($id:ID!$liked:Boolean!){likeScene(id:$id liked:$liked){...SceneInteractionsCore}}', SceneInteractionsCore);

/** Adds `by`, which is between -100 and 100 and not 0. A negative number undoes; the count never falls below 0. Needs scenes:view. */
export const addSceneJizz = /* @__PURE__ */ documentOf<AddSceneJizzMutation, AddSceneJizzMutationVariables>('mutation addSceneJizz($id:ID!$by:Int!=1){addSceneJizz(id:$id by:$by){...SceneInteractionsCore}}', SceneInteractionsCore);

/** Rates an actor from 0.5 to 5 in steps of 0.5; null removes the rating. Needs scenes:view. */
export const rateActor = /* @__PURE__ */ documentOf<RateActorMutation, RateActorMutationVariables>('mutation rateActor($id:ID!$rating:Float){rateActor(id:$id rating:$rating){...FavouriteCore}}', FavouriteCore);

/** Sets whether the viewer likes an actor. Needs scenes:view. */
export const likeActor = /* @__PURE__ */ documentOf<LikeActorMutation, LikeActorMutationVariables>('mutation likeActor($id:ID!$liked:Boolean!){likeActor(id:$id liked:$liked){...FavouriteCore}}', FavouriteCore);

/** Rates a studio from 0.5 to 5 in steps of 0.5; null removes the rating. Needs scenes:view. */
export const rateStudio = /* @__PURE__ */ documentOf<RateStudioMutation, RateStudioMutationVariables>('mutation rateStudio($id:ID!$rating:Float){rateStudio(id:$id rating:$rating){...FavouriteCore}}', FavouriteCore);

/** Sets whether the viewer likes a studio. Needs scenes:view. */
export const likeStudio = /* @__PURE__ */ documentOf<LikeStudioMutation, LikeStudioMutationVariables>('mutation likeStudio($id:ID!$liked:Boolean!){likeStudio(id:$id liked:$liked){...FavouriteCore}}', FavouriteCore);

/** The job with this id; null when there is none. Needs scenes:reprocess. */
export const job = /* @__PURE__ */ documentOf<JobQuery, JobQueryVariables>('query job($id:ID!){job(id:$id){...JobCore scene{id displayTitle}}}', JobCore);

/** The jobs that match the filter, newest first. Needs scenes:reprocess. */
export const jobs = /* @__PURE__ */ documentOf<JobsQuery, JobsQueryVariables>('query jobs($filter:JobFilter$first:Int$after:String$offset:Int$totals:Boolean!=true){jobs(filter:$filter first:$first after:$after offset:$offset){nodes{...JobCore scene{id}}pageInfo{hasNextPage endCursor}totalCount@include(if:$totals)}}', JobCore);

/** The jobs of each phase, counted. Needs scenes:reprocess. */
export const queue = /* @__PURE__ */ documentOf<QueueQuery, QueueQueryVariables>('query queue{queue{phases{...PhaseQueueCore}}}', PhaseQueueCore);

/** First a SNAPSHOT, then the changes. The SNAPSHOT has the running jobs; with ids these jobs, finished or not; with sceneId the newest job of each phase of the scene. Unknown ids end the subscription with NOT_FOUND. Jobs that have never started are included only with ids or sceneId, as a scan may queue thousands at once; queueChanged counts them. Needs scenes:reprocess. */
export const jobChanged = /* @__PURE__ */ documentOf<JobChangedSubscription, JobChangedSubscriptionVariables, 'subscription'>('subscription jobChanged($ids:[ID!]$sceneId:ID$phase:[Phase!]$since:String){jobChanged(ids:$ids sceneId:$sceneId phase:$phase since:$since){kind cursor job{...JobCore scene{id displayTitle}}}}', JobCore);

/** The counts of each phase: at once, then whenever they change, at most twice a second. Needs scenes:reprocess. */
export const queueChanged = /* @__PURE__ */ documentOf<QueueChangedSubscription, QueueChangedSubscriptionVariables, 'subscription'>('subscription queueChanged{queueChanged{phases{...PhaseQueueCore}}}', PhaseQueueCore);

/** Jobs that failed for good, newest first. Needs scenes:reprocess. */
export const deadLetters = /* @__PURE__ */ documentOf<DeadLettersQuery, DeadLettersQueryVariables>('query deadLetters($status:DeadLetterStatus$first:Int$after:String$offset:Int$totals:Boolean!=true){deadLetters(status:$status first:$first after:$after offset:$offset){nodes{id sceneTitle phase originalError lastError failureCount status createdAt updatedAt abandonedAt job{...JobCore}scene{id displayTitle}}pageInfo{hasNextPage endCursor}totalCount@include(if:$totals)}}', JobCore);

/**
 * How many jobs of each phase a worker process runs at a time. Needs scenes:reprocess.
 * Sizes and qualities of generated images. Needs scenes:reprocess.
 * What starts each phase. Needs scenes:reprocess.
 * How each phase is retried when it fails. Needs scenes:reprocess.
 */
export const jobSettings = /* @__PURE__ */ documentOf<JobSettingsQuery, JobSettingsQueryVariables>('query jobSettings{pool{...PoolCore}processingConfig{...ProcessingConfigCore}triggers{...TriggerCore}retryPolicies{...RetryPolicyCore}}', PoolCore, ProcessingConfigCore, TriggerCore, RetryPolicyCore);

/** Cancels jobs that are pending, running or waiting for a retry, and returns how many. Running ones are stopped, and their unfinished files removed. Needs jobs:manage. */
export const cancelJobs = /* @__PURE__ */ documentOf<CancelJobsMutation, CancelJobsMutationVariables>('mutation cancelJobs($ids:[ID!]!){cancelJobs(ids:$ids)}');

/** Queues jobs that failed or were cancelled again, with all their retries, and returns how many. Skipped are those whose phase has a newer job. Needs jobs:manage. */
export const retryJobs = /* @__PURE__ */ documentOf<RetryJobsMutation, RetryJobsMutationVariables>('mutation retryJobs($ids:[ID!]!){retryJobs(ids:$ids)}');

/** Changes the priority of a pending job, from -100 to 100. CONFLICT once it has started. Needs jobs:manage. */
export const setJobPriority = /* @__PURE__ */ documentOf<SetJobPriorityMutation, SetJobPriorityMutationVariables>('mutation setJobPriority($id:ID!$priority:Int!){setJobPriority(id:$id priority:$priority){...JobCore}}', JobCore);

/** Deletes jobs that have ended, and returns how many: all, or only those with one of these statuses, or that ended before an instant. A week after their end, jobs are deleted automatically. Needs jobs:manage. */
export const deleteFinishedJobs = /* @__PURE__ */ documentOf<DeleteFinishedJobsMutation, DeleteFinishedJobsMutationVariables>('mutation deleteFinishedJobs($before:DateTime$status:[JobStatus!]){deleteFinishedJobs(before:$before status:$status)}');

/** Starts no more jobs of a phase, in all processes, until it is resumed; running ones go on. For SCAN, holds back scheduled scans. Needs jobs:manage. */
export const pausePhase = /* @__PURE__ */ documentOf<PausePhaseMutation, PausePhaseMutationVariables>('mutation pausePhase($phase:Phase!){pausePhase(phase:$phase){...PhaseQueueCore}}', PhaseQueueCore);

/** Resumes a phase that was paused. Needs jobs:manage. */
export const resumePhase = /* @__PURE__ */ documentOf<ResumePhaseMutation, ResumePhaseMutationVariables>('mutation resumePhase($phase:Phase!){resumePhase(phase:$phase){...PhaseQueueCore}}', PhaseQueueCore);

/** Queues the jobs of these dead letters again and returns how many. A dead letter is deleted when its job succeeds. Needs jobs:manage. */
export const retryDeadLetters = /* @__PURE__ */ documentOf<RetryDeadLettersMutation, RetryDeadLettersMutationVariables>('mutation retryDeadLetters($ids:[ID!]!){retryDeadLetters(ids:$ids)}');

/** Abandons dead letters and returns their number. Dead letters that nobody has touched for a week are abandoned automatically. Needs jobs:manage. */
export const abandonDeadLetters = /* @__PURE__ */ documentOf<AbandonDeadLettersMutation, AbandonDeadLettersMutationVariables>('mutation abandonDeadLetters($ids:[ID!]!){abandonDeadLetters(ids:$ids)}');

/** Changes how many jobs of each phase run at a time, in all worker processes. Running jobs are not disturbed. Needs jobs:manage. */
export const updatePool = /* @__PURE__ */ documentOf<UpdatePoolMutation, UpdatePoolMutationVariables>('mutation updatePool($input:UpdatePoolInput!){updatePool(input:$input){...PoolCore}}', PoolCore);

/** Changes sizes and qualities of generated images, for jobs that start from now on. Needs jobs:manage. */
export const updateProcessingConfig = /* @__PURE__ */ documentOf<UpdateProcessingConfigMutation, UpdateProcessingConfigMutationVariables>('mutation updateProcessingConfig($input:UpdateProcessingConfigInput!){updateProcessingConfig(input:$input){...ProcessingConfigCore}}', ProcessingConfigCore);

/** Changes what starts a phase: ON_IMPORT (only METADATA), AFTER_JOB with afterPhase, SCHEDULED with cronExpression, or MANUAL. SCAN is MANUAL or SCHEDULED. Takes effect at once. Needs jobs:manage. */
export const updateTrigger = /* @__PURE__ */ documentOf<UpdateTriggerMutation, UpdateTriggerMutationVariables>('mutation updateTrigger($phase:Phase!$triggerType:TriggerType!$afterPhase:Phase$cronExpression:String){updateTrigger(phase:$phase triggerType:$triggerType afterPhase:$afterPhase cronExpression:$cronExpression){...TriggerCore}}', TriggerCore);

/** Changes how a phase is retried, for failures from now on. Needs jobs:manage. */
export const updateRetryPolicy = /* @__PURE__ */ documentOf<UpdateRetryPolicyMutation, UpdateRetryPolicyMutationVariables>('mutation updateRetryPolicy($phase:Phase!$input:UpdateRetryPolicyInput!){updateRetryPolicy(phase:$phase input:$input){...RetryPolicyCore}}', RetryPolicyCore);

/** The actor with this id; null when there is none. Needs scenes:view. */
export const editedActor = /* @__PURE__ */ documentOf<EditedActorQuery, EditedActorQueryVariables>('query editedActor($id:ID!){actor(id:$id){...EditedActor}}', EditedActor);

/** The studio with this id; null when there is none. Needs scenes:view. */
export const editedStudio = /* @__PURE__ */ documentOf<EditedStudioQuery, EditedStudioQueryVariables>('query editedStudio($id:ID!){studio(id:$id){...EditedStudio}}', EditedStudio);

/** The tag with this id; null when there is none. Needs scenes:view. */
export const editedTag = /* @__PURE__ */ documentOf<EditedTagQuery, EditedTagQueryVariables>('query editedTag($id:ID!){tag(id:$id){...EditedTag}}', EditedTag);

/** Creates an actor. Names need not be unique. Needs library:manage. */
export const createActor = /* @__PURE__ */ documentOf<CreateActorMutation, CreateActorMutationVariables>('mutation createActor($input:ActorInput!){createActor(input:$input){...EditedActor}}', EditedActor);

/** Changes an actor. Needs library:manage. */
export const updateActor = /* @__PURE__ */ documentOf<UpdateActorMutation, UpdateActorMutationVariables>('mutation updateActor($id:ID!$input:UpdateActorInput!$ifUpdatedAt:DateTime){updateActor(id:$id input:$input ifUpdatedAt:$ifUpdatedAt){...EditedActor}}', EditedActor);

/** Hides an actor everywhere until `restoreActor`. Needs library:manage. */
export const deleteActor = /* @__PURE__ */ documentOf<DeleteActorMutation, DeleteActorMutationVariables>('mutation deleteActor($id:ID!){deleteActor(id:$id)}');

/** Restores a deleted actor with their scenes, ratings and likes. Needs library:manage. */
export const restoreActor = /* @__PURE__ */ documentOf<RestoreActorMutation, RestoreActorMutationVariables>('mutation restoreActor($id:ID!){restoreActor(id:$id){...EditedActor}}', EditedActor);

/** Merges actors: the target gets the scenes, ratings and likes of the sources, which are deleted permanently. Where a user has rated both, the rating of the target is kept. Needs library:manage. */
export const mergeActors = /* @__PURE__ */ documentOf<MergeActorsMutation, MergeActorsMutationVariables>('mutation mergeActors($targetId:ID!$sourceIds:[ID!]!){mergeActors(targetId:$targetId sourceIds:$sourceIds){...EditedActor}}', EditedActor);

/** Creates a studio. Names need not be unique. Needs library:manage. */
export const createStudio = /* @__PURE__ */ documentOf<CreateStudioMutation, CreateStudioMutationVariables>('mutation createStudio($input:StudioInput!){createStudio(input:$input){...EditedStudio}}', EditedStudio);

/** Changes a studio. It cannot be placed below itself. Needs library:manage. */
export const updateStudio = /* @__PURE__ */ documentOf<UpdateStudioMutation, UpdateStudioMutationVariables>('mutation updateStudio($id:ID!$input:UpdateStudioInput!$ifUpdatedAt:DateTime){updateStudio(id:$id input:$input ifUpdatedAt:$ifUpdatedAt){...EditedStudio}}', EditedStudio);

/** Hides a studio everywhere until `restoreStudio`. Needs library:manage. */
export const deleteStudio = /* @__PURE__ */ documentOf<DeleteStudioMutation, DeleteStudioMutationVariables>('mutation deleteStudio($id:ID!){deleteStudio(id:$id)}');

/** Restores a deleted studio with its scenes, ratings, likes and place among the studios. Needs library:manage. */
export const restoreStudio = /* @__PURE__ */ documentOf<RestoreStudioMutation, RestoreStudioMutationVariables>('mutation restoreStudio($id:ID!){restoreStudio(id:$id){...EditedStudio}}', EditedStudio);

/** Merges studios: the target gets the scenes, child studios, ratings and likes of the sources, which are deleted permanently. Where a user has rated both, the rating of the target is kept. Needs library:manage. */
export const mergeStudios = /* @__PURE__ */ documentOf<MergeStudiosMutation, MergeStudiosMutationVariables>('mutation mergeStudios($targetId:ID!$sourceIds:[ID!]!){mergeStudios(targetId:$targetId sourceIds:$sourceIds){...EditedStudio}}', EditedStudio);

/** Creates a tag. Names are unique regardless of case; the color is `#RRGGBB`. Needs library:manage. */
export const createTag = /* @__PURE__ */ documentOf<CreateTagMutation, CreateTagMutationVariables>('mutation createTag($name:String!$color:String){createTag(name:$name color:$color){...EditedTag}}', EditedTag);

/** Changes a tag. An absent argument keeps its value. Needs library:manage. */
export const updateTag = /* @__PURE__ */ documentOf<UpdateTagMutation, UpdateTagMutationVariables>('mutation updateTag($id:ID!$name:String$color:String$ifUpdatedAt:DateTime){updateTag(id:$id name:$name color:$color ifUpdatedAt:$ifUpdatedAt){...EditedTag}}', EditedTag);

/** Deletes a tag permanently, and removes it from all scenes and markers. Needs library:manage. */
export const deleteTag = /* @__PURE__ */ documentOf<DeleteTagMutation, DeleteTagMutationVariables>('mutation deleteTag($id:ID!){deleteTag(id:$id)}');

/** Merges tags: the target replaces the sources on scenes, markers and labels, and the sources are deleted permanently. Needs library:manage. */
export const mergeTags = /* @__PURE__ */ documentOf<MergeTagsMutation, MergeTagsMutationVariables>('mutation mergeTags($targetId:ID!$sourceIds:[ID!]!){mergeTags(targetId:$targetId sourceIds:$sourceIds){...EditedTag}}', EditedTag);

/** The actor with this id; null when there is none. Needs scenes:view. */
export const actor = /* @__PURE__ */ documentOf<ActorQuery, ActorQueryVariables>('query actor($id:ID!){actor(id:$id){...ActorCore}}', ActorCore, FavouriteCore);

/** The actors of the library. Sorted by name by default. Needs scenes:view. */
export const actors = /* @__PURE__ */ documentOf<ActorsQuery, ActorsQueryVariables>('query actors($filter:ActorFilter$sort:[ActorSort!]$first:Int$after:String$last:Int$before:String$offset:Int$totals:Boolean!=true){actors(filter:$filter sort:$sort first:$first after:$after last:$last before:$before offset:$offset){nodes{...ActorCore}pageInfo{hasNextPage hasPreviousPage startCursor endCursor}totalCount@include(if:$totals)}}', ActorCore, FavouriteCore);

/** The studio with this id; null when there is none. Needs scenes:view. */
export const studio = /* @__PURE__ */ documentOf<StudioQuery, StudioQueryVariables>('query studio($id:ID!){studio(id:$id){...StudioCore parent{id name}network{id name}children{id name}}}', StudioCore, FavouriteCore);

/** The studios of the library. Sorted by name by default. Needs scenes:view. */
export const studios = /* @__PURE__ */ documentOf<StudiosQuery, StudiosQueryVariables>('query studios($filter:StudioFilter$sort:[StudioSort!]$first:Int$after:String$last:Int$before:String$offset:Int$totals:Boolean!=true){studios(filter:$filter sort:$sort first:$first after:$after last:$last before:$before offset:$offset){nodes{...StudioCore}pageInfo{hasNextPage hasPreviousPage startCursor endCursor}totalCount@include(if:$totals)}}', StudioCore, FavouriteCore);

/** The tag with this id; null when there is none. Needs scenes:view. */
export const tag = /* @__PURE__ */ documentOf<TagQuery, TagQueryVariables>('query tag($id:ID!){tag(id:$id){...TagCore sceneCount}}', TagCore);

/** The tags of the library. Sorted by name by default. Needs scenes:view. */
export const tags = /* @__PURE__ */ documentOf<TagsQuery, TagsQueryVariables>('query tags($filter:TagFilter$sort:[TagSort!]$first:Int$after:String$last:Int$before:String$offset:Int$totals:Boolean!=true){tags(filter:$filter sort:$sort first:$first after:$after last:$last before:$before offset:$offset){nodes{...TagCore sceneCount}pageInfo{hasNextPage hasPreviousPage startCursor endCursor}totalCount@include(if:$totals)}}', TagCore);

/** What the library holds, in numbers. Needs scenes:view. */
export const stats = /* @__PURE__ */ documentOf<StatsQuery, StatsQueryVariables>('query stats{stats{sceneCount actorCount studioCount tagCount totalDuration totalSize}}');

/** The viewer's markers across the library. Newest first by default. Needs scenes:view. */
export const markers = /* @__PURE__ */ documentOf<MarkersQuery, MarkersQueryVariables>('query markers($filter:MarkerFilter$sort:[MarkerSort!]$first:Int$after:String$last:Int$before:String$totals:Boolean!=true){markers(filter:$filter sort:$sort first:$first after:$after last:$last before:$before){nodes{...MarkerCore}pageInfo{hasNextPage endCursor}totalCount@include(if:$totals)}}', MarkerCore);

/** The scene with this id, in whatever state; null when there is none. Needs scenes:view. */
export const sceneMarkers = /* @__PURE__ */ documentOf<SceneMarkersQuery, SceneMarkersQueryVariables>('query sceneMarkers($id:ID!){scene(id:$id){markers{...MarkerCore}}}', MarkerCore);

/** The viewer's marker labels, the most used first. Needs scenes:view. */
export const markerLabels = /* @__PURE__ */ documentOf<MarkerLabelsQuery, MarkerLabelsQueryVariables>('query markerLabels($search:String$first:Int$after:String$offset:Int$thumbnails:Int!=10$totals:Boolean!=true){markerLabels(search:$search first:$first after:$after offset:$offset){nodes{...MarkerLabelCore}pageInfo{hasNextPage endCursor}totalCount@include(if:$totals)}}', MarkerLabelCore);

/** Creates a marker, at most 50 per user and scene. It gets the default tags of its label, and a thumbnail a little later. Needs scenes:view. */
export const createMarker = /* @__PURE__ */ documentOf<CreateMarkerMutation, CreateMarkerMutationVariables>('mutation createMarker($input:CreateMarkerInput!){createMarker(input:$input){...MarkerCore}}', MarkerCore);

/** Changes a marker. A new position generates a new thumbnail; a new label brings its default tags. Needs scenes:view. */
export const updateMarker = /* @__PURE__ */ documentOf<UpdateMarkerMutation, UpdateMarkerMutationVariables>('mutation updateMarker($id:ID!$input:UpdateMarkerInput!){updateMarker(id:$id input:$input){...MarkerCore}}', MarkerCore);

/** Deletes a marker and its thumbnail. Needs scenes:view. */
export const deleteMarker = /* @__PURE__ */ documentOf<DeleteMarkerMutation, DeleteMarkerMutationVariables>('mutation deleteMarker($id:ID!){deleteMarker(id:$id)}');

/** Replaces the tags that were set by hand. Tags that come from the label are kept. Needs scenes:view. */
export const setMarkerTags = /* @__PURE__ */ documentOf<SetMarkerTagsMutation, SetMarkerTagsMutationVariables>('mutation setMarkerTags($id:ID!$tagIds:[ID!]!){setMarkerTags(id:$id tagIds:$tagIds){...MarkerCore}}', MarkerCore);

/** Replaces the default tags of a label. The viewer's markers with that label follow; tags set by hand are kept. Needs scenes:view. */
export const setMarkerLabelTags = /* @__PURE__ */ documentOf<SetMarkerLabelTagsMutation, SetMarkerLabelTagsMutationVariables>('mutation setMarkerLabelTags($label:String!$tagIds:[ID!]!$thumbnails:Int!=10){setMarkerLabelTags(label:$label tagIds:$tagIds){...MarkerLabelCore}}', MarkerLabelCore);

/** The scene with this id, in whatever state; null when there is none. Needs scenes:view. */
export const playback = /* @__PURE__ */ documentOf<PlaybackQuery, PlaybackQueryVariables>('query playback($id:ID!){scene(id:$id){id preview playback{sources{kind url mimeType label width height bitRate isOriginal}subtitles{url label language isForced}}}}');

/** The viewer's saved searches, at most 200, newest first. Needs scenes:view. */
export const savedSearches = /* @__PURE__ */ documentOf<SavedSearchesQuery, SavedSearchesQueryVariables>('query savedSearches{savedSearches{...SavedSearchCore}}', SavedSearchCore);

/** One of the viewer's saved searches. Needs scenes:view. */
export const savedSearch = /* @__PURE__ */ documentOf<SavedSearchQuery, SavedSearchQueryVariables>('query savedSearch($id:ID!$first:Int$after:String$seed:SafeInt$totals:Boolean!=true){savedSearch(id:$id){...SavedSearchCore scenes(first:$first after:$after seed:$seed){nodes{id displayTitle}pageInfo{hasNextPage endCursor}totalCount@include(if:$totals)}}}', SavedSearchCore);

/** Saves a search. A user can have at most 200. Needs scenes:view. */
export const createSavedSearch = /* @__PURE__ */ documentOf<CreateSavedSearchMutation, CreateSavedSearchMutationVariables>('mutation createSavedSearch($name:String!$filter:SceneFilter!$sort:[SceneSort!]){createSavedSearch(name:$name filter:$filter sort:$sort){...SavedSearchCore}}', SavedSearchCore);

/** Changes a saved search. An absent argument keeps its value; null clears the sort. Needs scenes:view. */
export const updateSavedSearch = /* @__PURE__ */ documentOf<UpdateSavedSearchMutation, UpdateSavedSearchMutationVariables>('mutation updateSavedSearch($id:ID!$name:String$filter:SceneFilter$sort:[SceneSort!]){updateSavedSearch(id:$id name:$name filter:$filter sort:$sort){...SavedSearchCore}}', SavedSearchCore);

/** Deletes a saved search. Needs scenes:view. */
export const deleteSavedSearch = /* @__PURE__ */ documentOf<DeleteSavedSearchMutation, DeleteSavedSearchMutationVariables>('mutation deleteSavedSearch($id:ID!){deleteSavedSearch(id:$id)}');

/** The scene with this id, in whatever state; null when there is none. Needs scenes:view. */
export const editedScene = /* @__PURE__ */ documentOf<EditedSceneQuery, EditedSceneQueryVariables>('query editedScene($id:ID!){scene(id:$id){...EditedScene}}', EditedScene);

/** Changes the details of a scene. Needs scenes:edit. */
export const updateScene = /* @__PURE__ */ documentOf<UpdateSceneMutation, UpdateSceneMutationVariables>('mutation updateScene($id:ID!$input:UpdateSceneInput!$ifUpdatedAt:DateTime){updateScene(id:$id input:$input ifUpdatedAt:$ifUpdatedAt){...EditedScene}}', EditedScene);

/** Makes the same change to many scenes, given by `ids` (at most 10000) or by `filter`: either all of them or none. Needs scenes:edit. */
export const updateScenes = /* @__PURE__ */ documentOf<UpdateScenesMutation, UpdateScenesMutationVariables>('mutation updateScenes($ids:[ID!]$filter:SceneFilter$input:BulkUpdateScenesInput!$expectedCount:Int){updateScenes(ids:$ids filter:$filter input:$input expectedCount:$expectedCount){...BulkOutcome}}', BulkOutcome);

/** Moves scenes (at most 10000) to the trash and cancels their jobs. Needs scenes:trash. */
export const trashScenes = /* @__PURE__ */ documentOf<TrashScenesMutation, TrashScenesMutationVariables>('mutation trashScenes($ids:[ID!]!){trashScenes(ids:$ids){...BulkOutcome}}', BulkOutcome);

/** Restores scenes (at most 10000) from the trash. Needs scenes:trash. */
export const restoreScenes = /* @__PURE__ */ documentOf<RestoreScenesMutation, RestoreScenesMutationVariables>('mutation restoreScenes($ids:[ID!]!){restoreScenes(ids:$ids){...BulkOutcome}}', BulkOutcome);

/** Deletes scenes (at most 10000) and their generated images permanently. The video files are deleted only with `deleteFiles`; otherwise the next scan finds them again. A scene whose file cannot be deleted is kept and reported as a failure. Needs scenes:delete. */
export const deleteScenes = /* @__PURE__ */ documentOf<DeleteScenesMutation, DeleteScenesMutationVariables>('mutation deleteScenes($ids:[ID!]!$deleteFiles:Boolean!=false){deleteScenes(ids:$ids deleteFiles:$deleteFiles){...BulkOutcome}}', BulkOutcome);

/** Deletes all scenes in the trash permanently, as `deleteScenes` does. Needs scenes:delete. */
export const emptyTrash = /* @__PURE__ */ documentOf<EmptyTrashMutation, EmptyTrashMutationVariables>('mutation emptyTrash($deleteFiles:Boolean!=false){emptyTrash(deleteFiles:$deleteFiles){...BulkOutcome}}', BulkOutcome);

/** Chooses the frame that the thumbnail shows, now and whenever it is generated again. null returns to the default, the middle of the film. Needs scenes:edit. */
export const setSceneThumbnail = /* @__PURE__ */ documentOf<SetSceneThumbnailMutation, SetSceneThumbnailMutationVariables>('mutation setSceneThumbnail($id:ID!$atSeconds:Float){setSceneThumbnail(id:$id atSeconds:$atSeconds){...JobCore}}', JobCore);

/** The scene with this id, in whatever state; null when there is none. Needs scenes:view. */
export const scene = /* @__PURE__ */ documentOf<SceneQuery, SceneQueryVariables>('query scene($id:ID!){scene(id:$id){...SceneCore activeJobs{...JobCore}storagePath{id name path}...SceneRelations related{...SceneCore}}}', SceneCore, JobCore, SceneRelations, TagCore, SceneInteractionsCore);

/** The scenes of the library. Newest first by default. Needs scenes:view. */
export const scenes = /* @__PURE__ */ documentOf<ScenesQuery, ScenesQueryVariables>('query scenes($filter:SceneFilter$sort:[SceneSort!]$seed:SafeInt$first:Int$after:String$last:Int$before:String$offset:Int$totals:Boolean!=false){scenes(filter:$filter sort:$sort seed:$seed first:$first after:$after last:$last before:$before offset:$offset){nodes{...SceneCore}seed pageInfo{hasNextPage hasPreviousPage startCursor endCursor}totalCount@include(if:$totals)totalDuration@include(if:$totals)totalSize@include(if:$totals)}}', SceneCore);

/** The scenes of the library. Newest first by default. Needs scenes:view. */
export const sceneFacets = /* @__PURE__ */ documentOf<SceneFacetsQuery, SceneFacetsQueryVariables>('query sceneFacets($filter:SceneFilter$first:Int!=20){scenes(filter:$filter first:1){totalCount facets{tags(first:$first){tag{...TagCore}count}actors(first:$first){actor{id name}count}studios(first:$first){studio{id name}count}resolutions{resolution count}}}}', TagCore);

/** Queues a phase for the scenes given by ids or by a filter; with missingOnly, for those that lack its result. Needs scenes:reprocess. */
export const processScenes = /* @__PURE__ */ documentOf<ProcessScenesMutation, ProcessScenesMutationVariables>('mutation processScenes($phase:Phase!$ids:[ID!]$filter:SceneFilter$missingOnly:Boolean!=false$priority:Int){processScenes(phase:$phase ids:$ids filter:$filter missingOnly:$missingOnly priority:$priority){queued skipped jobIds}}');

/** Scenes that were added, changed or deleted. A change of many scenes is one event. A SNAPSHOT or RESYNC without ids means that there were too many changes, or that they may have been missed: the client should read again. Needs scenes:view. */
export const sceneChanged = /* @__PURE__ */ documentOf<SceneChangedSubscription, SceneChangedSubscriptionVariables, 'subscription'>('subscription sceneChanged($ids:[ID!]$since:String){sceneChanged(ids:$ids since:$since){kind cursor sceneIds truncated scene{...SceneCore}}}', SceneCore);

/** The scenes of the library. Newest first by default. Needs scenes:view. */
export const searchScenes = /* @__PURE__ */ documentOf<SearchScenesQuery, SearchScenesQueryVariables>('query searchScenes($search:String!$searchMatch:SearchMatch$first:Int=20$after:String$totals:Boolean!=true){scenes(filter:{search:$search searchMatch:$searchMatch}first:$first after:$after){totalCount@include(if:$totals)isLimited pageInfo{hasNextPage endCursor}edges{node{...SceneCore}highlights{field text ranges{start length}}}}}', SceneCore);

/** Suggestions while the user types: the best matches of each kind, the best of all first. Needs scenes:view. */
export const searchSuggestions = /* @__PURE__ */ documentOf<SearchSuggestionsQuery, SearchSuggestionsQueryVariables>('query searchSuggestions($text:String!$first:Int!=8){searchSuggestions(text:$text first:$first){__typename ...on Scene{id displayTitle}...on Actor{id name}...on Studio{id name}...on Tag{id name color}}}');

/** The state of the search index. Needs settings:manage. */
export const searchStatus = /* @__PURE__ */ documentOf<SearchStatusQuery, SearchStatusQueryVariables>('query searchStatus{searchStatus{...SearchStatusCore}}', SearchStatusCore);

/** Rebuilds the search index in the background; `reindexing` tells when it is done. Needs settings:manage. */
export const rebuildSearchIndex = /* @__PURE__ */ documentOf<RebuildSearchIndexMutation, RebuildSearchIndexMutationVariables>('mutation rebuildSearchIndex{rebuildSearchIndex{...SearchStatusCore}}', SearchStatusCore);

/** Limits how many scenes a search finds. Needs settings:manage. */
export const updateSearchConfig = /* @__PURE__ */ documentOf<UpdateSearchConfigMutation, UpdateSearchConfigMutationVariables>('mutation updateSearchConfig($maxTotalHits:Int!){updateSearchConfig(maxTotalHits:$maxTotalHits){...SearchStatusCore}}', SearchStatusCore);

/** The signed-in user; null for anonymous requests. */
export const settings = /* @__PURE__ */ documentOf<SettingsQuery, SettingsQueryVariables>('query settings{viewer{settings{...SettingsCore}}}', SettingsCore);

/** Changes the viewer's settings: either all that are given or none. */
export const updateSettings = /* @__PURE__ */ documentOf<UpdateSettingsMutation, UpdateSettingsMutationVariables>('mutation updateSettings($input:UpdateSettingsInput!){updateSettings(input:$input){...SettingsCore}}', SettingsCore);

/** Settings of the whole server. Needs settings:manage. */
export const appSettings = /* @__PURE__ */ documentOf<AppSettingsQuery, AppSettingsQueryVariables>('query appSettings{appSettings{trashRetentionDays updatedAt}}');

/** Changes settings of the whole server. Needs settings:manage. */
export const updateAppSettings = /* @__PURE__ */ documentOf<UpdateAppSettingsMutation, UpdateAppSettingsMutationVariables>('mutation updateAppSettings($input:UpdateAppSettingsInput!){updateAppSettings(input:$input){trashRetentionDays updatedAt}}');

/** The viewer's share links, newest first. With `all`, the links of all users, which needs shares:manage. */
export const shareLinks = /* @__PURE__ */ documentOf<ShareLinksQuery, ShareLinksQueryVariables>('query shareLinks($all:Boolean!=false$first:Int$after:String$offset:Int$totals:Boolean!=true){shareLinks(all:$all first:$first after:$after offset:$offset){totalCount@include(if:$totals)pageInfo{hasNextPage endCursor}nodes{...ShareLinkFields}}}', ShareLinkFields);

/** The scene with this id, in whatever state; null when there is none. Needs scenes:view. */
export const sceneShareLinks = /* @__PURE__ */ documentOf<SceneShareLinksQuery, SceneShareLinksQueryVariables>('query sceneShareLinks($id:ID!){scene(id:$id){id shareLinks{...ShareLinkFields}}}', ShareLinkFields);

/** What a share link shows to whoever holds its token, without counting a view. NOT_FOUND for an unknown token; GONE for a link that has expired or whose scene is in the trash or missing; UNAUTHENTICATED for an AUTH_REQUIRED link without a login; RATE_LIMITED after too many unknown tokens. */
export const sharedScene = /* @__PURE__ */ documentOf<SharedSceneQuery, SharedSceneQueryVariables>('query sharedScene($token:String!){sharedScene(token:$token){...SharedSceneFields}}', SharedSceneFields);

/** Opens a share link: counts one view, then as sharedScene. NOT_FOUND for an unknown token; GONE for a link that has expired or whose scene is in the trash or missing; UNAUTHENTICATED for an AUTH_REQUIRED link without a login; RATE_LIMITED after too many unknown tokens. */
export const openShare = /* @__PURE__ */ documentOf<OpenShareMutation, OpenShareMutationVariables>('mutation openShare($token:String!){openShare(token:$token){...SharedSceneFields}}', SharedSceneFields);

/** Creates a share link for an active scene. At most 100 per user and scene. Needs scenes:view. */
export const createShareLink = /* @__PURE__ */ documentOf<CreateShareLinkMutation, CreateShareLinkMutationVariables>('mutation createShareLink($sceneId:ID!$type:ShareType!$expiry:ShareExpiry!){createShareLink(sceneId:$sceneId type:$type expiry:$expiry){...ShareLinkFields}}', ShareLinkFields);

/** Deletes one of the viewer's share links, or with shares:manage anybody's. The link and the URLs it gave out stop working at once. */
export const deleteShareLink = /* @__PURE__ */ documentOf<DeleteShareLinkMutation, DeleteShareLinkMutationVariables>('mutation deleteShareLink($id:ID!){deleteShareLink(id:$id)}');

/** All storage paths. Needs storage:manage. */
export const storagePaths = /* @__PURE__ */ documentOf<StoragePathsQuery, StoragePathsQueryVariables>('query storagePaths{storagePaths{id name path isDefault createdAt sceneCount disk{total used free}}}');

/** Whether this path would be accepted as a storage path, and the reason if not. Needs storage:manage. */
export const checkStoragePath = /* @__PURE__ */ documentOf<CheckStoragePathQuery, CheckStoragePathQueryVariables>('query checkStoragePath($path:String!){checkStoragePath(path:$path){ok reason}}');

/** Adds a folder as a storage path. Its videos are found by the next scan. Needs storage:manage. */
export const createStoragePath = /* @__PURE__ */ documentOf<CreateStoragePathMutation, CreateStoragePathMutationVariables>('mutation createStoragePath($name:String!$path:String!$isDefault:Boolean){createStoragePath(name:$name path:$path isDefault:$isDefault){id name path isDefault sceneCount}}');

/** Changes a storage path. Absent fields are left unchanged. Before setting a new path, move the files there: the scenes follow, and nothing is processed again. Needs storage:manage. */
export const updateStoragePath = /* @__PURE__ */ documentOf<UpdateStoragePathMutation, UpdateStoragePathMutationVariables>('mutation updateStoragePath($id:ID!$name:String$path:String$isDefault:Boolean){updateStoragePath(id:$id name:$name path:$path isDefault:$isDefault){id name path isDefault sceneCount}}');

/** Removes a storage path; its files are kept. CONFLICT while it contains scenes, including trashed and missing ones. Needs storage:manage. */
export const deleteStoragePath = /* @__PURE__ */ documentOf<DeleteStoragePathMutation, DeleteStoragePathMutationVariables>('mutation deleteStoragePath($id:ID!){deleteStoragePath(id:$id)}');

/** Brings the library in line with the files in these storage paths, or in all of them: adds new files, follows moved ones, processes replaced ones again, and marks scenes whose files are gone as missing. CONFLICT while another scan is running. Needs storage:manage. */
export const startScan = /* @__PURE__ */ documentOf<StartScanMutation, StartScanMutationVariables>('mutation startScan($storagePathIds:[ID!]$path:String$dryRun:Boolean!=false){startScan(storagePathIds:$storagePathIds path:$path dryRun:$dryRun){...ScanCore}}', ScanCore);

/** Cancels the running scan. Files it has already imported are kept. Returns false when no scan is running. Needs storage:manage. */
export const cancelScan = /* @__PURE__ */ documentOf<CancelScanMutation, CancelScanMutationVariables>('mutation cancelScan{cancelScan}');

/** The scan that is currently running; null when there is none. Needs storage:manage. */
export const currentScan = /* @__PURE__ */ documentOf<CurrentScanQuery, CurrentScanQueryVariables>('query currentScan{currentScan{...ScanCore}}', ScanCore);

/** All scans, newest first. Needs storage:manage. */
export const scans = /* @__PURE__ */ documentOf<ScansQuery, ScansQueryVariables>('query scans($first:Int$after:String$offset:Int$totals:Boolean!=true){scans(first:$first after:$after offset:$offset){nodes{...ScanCore}pageInfo{hasNextPage endCursor}totalCount@include(if:$totals)}}', ScanCore);

/** The running scan: immediately, then its progress, at most four times a second, and its end. The cursor of each event is in `extensions`. Needs storage:manage. */
export const scanChanged = /* @__PURE__ */ documentOf<ScanChangedSubscription, ScanChangedSubscriptionVariables, 'subscription'>('subscription scanChanged{scanChanged{...ScanCore}}', ScanCore);

/** The changes that the viewer has made within 24 hours and can take back; the newest first, at most 100. Those of others are in `auditLog`. */
export const undoableChanges = /* @__PURE__ */ documentOf<UndoableChangesQuery, UndoableChangesQueryVariables>('query undoableChanges{undoableChanges{id operation madeAt}}');

/** Takes a change back, within 24 hours: `updateScenes`, `trashScenes`, `restoreScenes`, `mergeActors`, `mergeStudios`, `mergeTags` or `deleteTag`, with everything that it did. What somebody has changed since is left as it is, and named. It needs the permission of that mutation, and `users:manage` when somebody else has made the change. */
export const undo = /* @__PURE__ */ documentOf<UndoMutation, UndoMutationVariables>('mutation undo($changeId:ID!){undo(changeId:$changeId){undone leftCount left{kind thingId reason}}}');

/** The version, engines and limits of this server. */
export const uploadTarget = /* @__PURE__ */ documentOf<UploadTargetQuery, UploadTargetQueryVariables>('query uploadTarget{server{uploadUrl maxUploadSize}}');

/** The viewer's uploads: the current ones immediately, then their progress, at most four times a second, and their end. The cursor of each event is in `extensions`. Needs scenes:upload. */
export const uploadChanged = /* @__PURE__ */ documentOf<UploadChangedSubscription, UploadChangedSubscriptionVariables, 'subscription'>('subscription uploadChanged{uploadChanged{id filename size offset bytesPerSecond expiresAt scene{...SceneCore}error}}', SceneCore);

/** The users whose name contains the search text, or all users, newest first. Needs users:manage. */
export const users = /* @__PURE__ */ documentOf<UsersQuery, UsersQueryVariables>('query users($search:String$first:Int$after:String$offset:Int$totals:Boolean!=true){users(search:$search first:$first after:$after offset:$offset){nodes{...UserCore}pageInfo{hasNextPage endCursor}totalCount@include(if:$totals)}}', UserCore);

/** The user with this id; null when there is none. Needs users:manage. */
export const user = /* @__PURE__ */ documentOf<UserQuery, UserQueryVariables>('query user($id:ID!){user(id:$id){...UserCore}}', UserCore);

/** Creates a user. The role cannot have permissions that you do not have. Needs users:create. */
export const createUser = /* @__PURE__ */ documentOf<CreateUserMutation, CreateUserMutationVariables>('mutation createUser($input:CreateUserInput!){createUser(input:$input){...UserCore}}', UserCore);

/** Changes the name or role of a user, with immediate effect for their sessions. You cannot change your own role or that of the last admin. Needs users:manage. */
export const updateUser = /* @__PURE__ */ documentOf<UpdateUserMutation, UpdateUserMutationVariables>('mutation updateUser($id:ID!$input:UpdateUserInput!){updateUser(id:$id input:$input){...UserCore}}', UserCore);

/** Sets a user's password and ends their sessions. Needs users:manage. */
export const resetUserPassword = /* @__PURE__ */ documentOf<ResetUserPasswordMutation, ResetUserPasswordMutationVariables>('mutation resetUserPassword($id:ID!$newPassword:String!){resetUserPassword(id:$id newPassword:$newPassword)}');

/** Deletes a user and everything of theirs. You cannot delete yourself or the last admin. Needs users:delete. */
export const deleteUser = /* @__PURE__ */ documentOf<DeleteUserMutation, DeleteUserMutationVariables>('mutation deleteUser($id:ID!){deleteUser(id:$id)}');

/** All roles, oldest first. Needs roles:manage. */
export const roles = /* @__PURE__ */ documentOf<RolesQuery, RolesQueryVariables>('query roles{roles{...RoleCore}}', RoleCore);

/** All permissions that a role can have, sorted by name. Needs roles:manage. */
export const permissions = /* @__PURE__ */ documentOf<PermissionsQuery, PermissionsQueryVariables>('query permissions{permissions{id name description}}');

/** Creates a role. It cannot have permissions that you do not have. Needs roles:manage. */
export const createRole = /* @__PURE__ */ documentOf<CreateRoleMutation, CreateRoleMutationVariables>('mutation createRole($name:String!$description:String$permissions:[String!]!){createRole(name:$name description:$description permissions:$permissions){...RoleCore}}', RoleCore);

/** Changes the name or description of a role. An absent argument keeps its value; null clears the description. The roles admin, moderator and user cannot be renamed. Needs roles:manage. */
export const updateRole = /* @__PURE__ */ documentOf<UpdateRoleMutation, UpdateRoleMutationVariables>('mutation updateRole($id:ID!$name:String$description:String){updateRole(id:$id name:$name description:$description){...RoleCore}}', RoleCore);

/** Replaces the permissions of a role, with immediate effect for all its users. The role admin must keep users:manage and roles:manage. Needs roles:manage. */
export const setRolePermissions = /* @__PURE__ */ documentOf<SetRolePermissionsMutation, SetRolePermissionsMutationVariables>('mutation setRolePermissions($id:ID!$permissions:[String!]!){setRolePermissions(id:$id permissions:$permissions){...RoleCore}}', RoleCore);

/** Deletes a role that no user has. The roles admin, moderator and user cannot be deleted. Needs roles:manage. */
export const deleteRole = /* @__PURE__ */ documentOf<DeleteRoleMutation, DeleteRoleMutationVariables>('mutation deleteRole($id:ID!){deleteRole(id:$id)}');

/** Records where a player is. Reports that follow each other within five minutes belong to one session; the first report in 24 hours counts as a view. A report of 0 seconds watched at position 0 changes no earlier session, which is returned. Needs scenes:view. */
export const recordWatch = /* @__PURE__ */ documentOf<RecordWatchMutation, RecordWatchMutationVariables>('mutation recordWatch($sceneId:ID!$position:Int$positionSeconds:Float$watchedSeconds:Int!$completed:Boolean!=false){recordWatch(sceneId:$sceneId position:$position positionSeconds:$positionSeconds watchedSeconds:$watchedSeconds completed:$completed){...WatchCore}}', WatchCore, SceneInteractionsCore);

/** Deletes the viewer's watch history, of one scene or of all. Returns the number of deleted sessions. Needs scenes:view. */
export const deleteWatchHistory = /* @__PURE__ */ documentOf<DeleteWatchHistoryMutation, DeleteWatchHistoryMutationVariables>('mutation deleteWatchHistory($sceneId:ID){deleteWatchHistory(sceneId:$sceneId)}');

/** The newest session of each scene, newest first; with `sceneId`, every session of that scene. Scenes in the trash or without their file are included. Days are days of the given time zone. Needs scenes:view. */
export const watchHistory = /* @__PURE__ */ documentOf<WatchHistoryQuery, WatchHistoryQueryVariables>('query watchHistory($sceneId:ID$since:LocalDate$until:LocalDate$timeZone:String$first:Int$after:String$offset:Int$totals:Boolean!=true){watchHistory(sceneId:$sceneId since:$since until:$until timeZone:$timeZone first:$first after:$after offset:$offset){nodes{...WatchCore}pageInfo{hasNextPage endCursor}totalCount@include(if:$totals)}}', WatchCore, SceneInteractionsCore);

/** The number of different scenes watched on each day that has any, in the given time zone. At most 366 days, both ends included. Needs scenes:view. */
export const watchActivity = /* @__PURE__ */ documentOf<WatchActivityQuery, WatchActivityQueryVariables>('query watchActivity($since:LocalDate!$until:LocalDate!$timeZone:String){watchActivity(since:$since until:$until timeZone:$timeZone){date sceneCount}}');

export const allOperations: readonly string[] = [
  login,
  logout,
  viewer,
  server,
  refreshLogin,
  logoutEverywhere,
  revokeSession,
  access,
  createApiKey,
  deleteApiKey,
  changePassword,
  changeUsername,
  folder,
  homepage,
  homepageSection,
  sceneInteractions,
  actorInteractions,
  studioInteractions,
  rateScene,
  likeScene,
  addSceneJizz,
  rateActor,
  likeActor,
  rateStudio,
  likeStudio,
  job,
  jobs,
  queue,
  jobChanged,
  queueChanged,
  deadLetters,
  jobSettings,
  cancelJobs,
  retryJobs,
  setJobPriority,
  deleteFinishedJobs,
  pausePhase,
  resumePhase,
  retryDeadLetters,
  abandonDeadLetters,
  updatePool,
  updateProcessingConfig,
  updateTrigger,
  updateRetryPolicy,
  editedActor,
  editedStudio,
  editedTag,
  createActor,
  updateActor,
  deleteActor,
  restoreActor,
  mergeActors,
  createStudio,
  updateStudio,
  deleteStudio,
  restoreStudio,
  mergeStudios,
  createTag,
  updateTag,
  deleteTag,
  mergeTags,
  actor,
  actors,
  studio,
  studios,
  tag,
  tags,
  stats,
  markers,
  sceneMarkers,
  markerLabels,
  createMarker,
  updateMarker,
  deleteMarker,
  setMarkerTags,
  setMarkerLabelTags,
  playback,
  savedSearches,
  savedSearch,
  createSavedSearch,
  updateSavedSearch,
  deleteSavedSearch,
  editedScene,
  updateScene,
  updateScenes,
  trashScenes,
  restoreScenes,
  deleteScenes,
  emptyTrash,
  setSceneThumbnail,
  scene,
  scenes,
  sceneFacets,
  processScenes,
  sceneChanged,
  searchScenes,
  searchSuggestions,
  searchStatus,
  rebuildSearchIndex,
  updateSearchConfig,
  settings,
  updateSettings,
  appSettings,
  updateAppSettings,
  shareLinks,
  sceneShareLinks,
  sharedScene,
  openShare,
  createShareLink,
  deleteShareLink,
  storagePaths,
  checkStoragePath,
  createStoragePath,
  updateStoragePath,
  deleteStoragePath,
  startScan,
  cancelScan,
  currentScan,
  scans,
  scanChanged,
  undoableChanges,
  undo,
  uploadTarget,
  uploadChanged,
  users,
  user,
  createUser,
  updateUser,
  resetUserPassword,
  deleteUser,
  roles,
  permissions,
  createRole,
  updateRole,
  setRolePermissions,
  deleteRole,
  recordWatch,
  deleteWatchHistory,
  watchHistory,
  watchActivity,
];

/** A method for each operation. */
export interface Operations {
  /** Signs in. The error is the same for an unknown name, a wrong password and a name that is locked after 5 failures. More than 10 attempts a minute from one address are RATE_LIMITED. FORBIDDEN where `server.localLogin` is false. */
  login(variables: LoginMutationVariables, options?: RequestOptions): Promise<LoginMutation>;
  /** Ends the session of this request, with its tokens, subscriptions and signed URLs. */
  logout(variables?: LogoutMutationVariables, options?: RequestOptions): Promise<LogoutMutation>;
  /** The signed-in user; null for anonymous requests. */
  viewer(variables?: ViewerQueryVariables, options?: RequestOptions): Promise<ViewerQuery>;
  /** The version, engines and limits of this server. */
  server(variables?: ServerQueryVariables, options?: RequestOptions): Promise<ServerQuery>;
  /** Issues a new token for the current session. */
  refreshLogin(variables?: RefreshLoginMutationVariables, options?: RequestOptions): Promise<RefreshLoginMutation>;
  /** Ends all other sessions of the viewer. Returns how many there were. */
  logoutEverywhere(variables?: LogoutEverywhereMutationVariables, options?: RequestOptions): Promise<LogoutEverywhereMutation>;
  /** Ends one of the viewer's sessions. */
  revokeSession(variables: RevokeSessionMutationVariables, options?: RequestOptions): Promise<RevokeSessionMutation>;
  /** The signed-in user; null for anonymous requests. */
  access(variables?: AccessQueryVariables, options?: RequestOptions): Promise<AccessQuery>;
  /** Creates an API key with some of the viewer's permissions. An API key cannot create another one. */
  createApiKey(variables: CreateApiKeyMutationVariables, options?: RequestOptions): Promise<CreateApiKeyMutation>;
  /** Deletes one of the viewer's API keys, and ends its subscriptions and signed URLs. */
  deleteApiKey(variables: DeleteApiKeyMutationVariables, options?: RequestOptions): Promise<DeleteApiKeyMutation>;
  /** Changes the viewer's password and ends their other sessions. */
  changePassword(variables: ChangePasswordMutationVariables, options?: RequestOptions): Promise<ChangePasswordMutation>;
  /** Changes the viewer's user name, which they sign in with. */
  changeUsername(variables: ChangeUsernameMutationVariables, options?: RequestOptions): Promise<ChangeUsernameMutation>;
  /** A folder of a storage path, with the folders and active scenes directly in it; null when there are no active scenes in or below it. Needs scenes:view. */
  folder(variables: FolderQueryVariables, options?: RequestOptions): Promise<FolderQuery>;
  /** The enabled sections of the viewer's home page in order, with their scenes. Needs scenes:view. */
  homepage(variables?: HomepageQueryVariables, options?: RequestOptions): Promise<HomepageQuery>;
  /** One section of the viewer's home page with its scenes, even if it is disabled. Needs scenes:view. */
  homepageSection(variables: HomepageSectionQueryVariables, options?: RequestOptions): Promise<HomepageSectionQuery>;
  /** The scene with this id, in whatever state; null when there is none. Needs scenes:view. */
  sceneInteractions(variables: SceneInteractionsQueryVariables, options?: RequestOptions): Promise<SceneInteractionsQuery>;
  /** The actor with this id; null when there is none. Needs scenes:view. */
  actorInteractions(variables: ActorInteractionsQueryVariables, options?: RequestOptions): Promise<ActorInteractionsQuery>;
  /** The studio with this id; null when there is none. Needs scenes:view. */
  studioInteractions(variables: StudioInteractionsQueryVariables, options?: RequestOptions): Promise<StudioInteractionsQuery>;
  /** Rates a scene from 0.5 to 5 in steps of 0.5; null removes the rating. Needs scenes:view. */
  rateScene(variables: RateSceneMutationVariables, options?: RequestOptions): Promise<RateSceneMutation>;
  /** Sets whether the viewer likes a scene. Needs scenes:view. */
  likeScene(variables: LikeSceneMutationVariables, options?: RequestOptions): Promise<LikeSceneMutation>;
  /** Adds `by`, which is between -100 and 100 and not 0. A negative number undoes; the count never falls below 0. Needs scenes:view. */
  addSceneJizz(variables: AddSceneJizzMutationVariables, options?: RequestOptions): Promise<AddSceneJizzMutation>;
  /** Rates an actor from 0.5 to 5 in steps of 0.5; null removes the rating. Needs scenes:view. */
  rateActor(variables: RateActorMutationVariables, options?: RequestOptions): Promise<RateActorMutation>;
  /** Sets whether the viewer likes an actor. Needs scenes:view. */
  likeActor(variables: LikeActorMutationVariables, options?: RequestOptions): Promise<LikeActorMutation>;
  /** Rates a studio from 0.5 to 5 in steps of 0.5; null removes the rating. Needs scenes:view. */
  rateStudio(variables: RateStudioMutationVariables, options?: RequestOptions): Promise<RateStudioMutation>;
  /** Sets whether the viewer likes a studio. Needs scenes:view. */
  likeStudio(variables: LikeStudioMutationVariables, options?: RequestOptions): Promise<LikeStudioMutation>;
  /** The job with this id; null when there is none. Needs scenes:reprocess. */
  job(variables: JobQueryVariables, options?: RequestOptions): Promise<JobQuery>;
  /** The jobs that match the filter, newest first. Needs scenes:reprocess. */
  jobs(variables?: JobsQueryVariables, options?: RequestOptions): Promise<JobsQuery>;
  /** The jobs of each phase, counted. Needs scenes:reprocess. */
  queue(variables?: QueueQueryVariables, options?: RequestOptions): Promise<QueueQuery>;
  /** First a SNAPSHOT, then the changes. The SNAPSHOT has the running jobs; with ids these jobs, finished or not; with sceneId the newest job of each phase of the scene. Unknown ids end the subscription with NOT_FOUND. Jobs that have never started are included only with ids or sceneId, as a scan may queue thousands at once; queueChanged counts them. Needs scenes:reprocess. */
  jobChanged(variables?: JobChangedSubscriptionVariables, options?: RequestOptions): Subscribed<JobChangedSubscription>;
  /** The counts of each phase: at once, then whenever they change, at most twice a second. Needs scenes:reprocess. */
  queueChanged(variables?: QueueChangedSubscriptionVariables, options?: RequestOptions): Subscribed<QueueChangedSubscription>;
  /** Jobs that failed for good, newest first. Needs scenes:reprocess. */
  deadLetters(variables?: DeadLettersQueryVariables, options?: RequestOptions): Promise<DeadLettersQuery>;
  /**
   * How many jobs of each phase a worker process runs at a time. Needs scenes:reprocess.
   * Sizes and qualities of generated images. Needs scenes:reprocess.
   * What starts each phase. Needs scenes:reprocess.
   * How each phase is retried when it fails. Needs scenes:reprocess.
   */
  jobSettings(variables?: JobSettingsQueryVariables, options?: RequestOptions): Promise<JobSettingsQuery>;
  /** Cancels jobs that are pending, running or waiting for a retry, and returns how many. Running ones are stopped, and their unfinished files removed. Needs jobs:manage. */
  cancelJobs(variables: CancelJobsMutationVariables, options?: RequestOptions): Promise<CancelJobsMutation>;
  /** Queues jobs that failed or were cancelled again, with all their retries, and returns how many. Skipped are those whose phase has a newer job. Needs jobs:manage. */
  retryJobs(variables: RetryJobsMutationVariables, options?: RequestOptions): Promise<RetryJobsMutation>;
  /** Changes the priority of a pending job, from -100 to 100. CONFLICT once it has started. Needs jobs:manage. */
  setJobPriority(variables: SetJobPriorityMutationVariables, options?: RequestOptions): Promise<SetJobPriorityMutation>;
  /** Deletes jobs that have ended, and returns how many: all, or only those with one of these statuses, or that ended before an instant. A week after their end, jobs are deleted automatically. Needs jobs:manage. */
  deleteFinishedJobs(variables?: DeleteFinishedJobsMutationVariables, options?: RequestOptions): Promise<DeleteFinishedJobsMutation>;
  /** Starts no more jobs of a phase, in all processes, until it is resumed; running ones go on. For SCAN, holds back scheduled scans. Needs jobs:manage. */
  pausePhase(variables: PausePhaseMutationVariables, options?: RequestOptions): Promise<PausePhaseMutation>;
  /** Resumes a phase that was paused. Needs jobs:manage. */
  resumePhase(variables: ResumePhaseMutationVariables, options?: RequestOptions): Promise<ResumePhaseMutation>;
  /** Queues the jobs of these dead letters again and returns how many. A dead letter is deleted when its job succeeds. Needs jobs:manage. */
  retryDeadLetters(variables: RetryDeadLettersMutationVariables, options?: RequestOptions): Promise<RetryDeadLettersMutation>;
  /** Abandons dead letters and returns their number. Dead letters that nobody has touched for a week are abandoned automatically. Needs jobs:manage. */
  abandonDeadLetters(variables: AbandonDeadLettersMutationVariables, options?: RequestOptions): Promise<AbandonDeadLettersMutation>;
  /** Changes how many jobs of each phase run at a time, in all worker processes. Running jobs are not disturbed. Needs jobs:manage. */
  updatePool(variables: UpdatePoolMutationVariables, options?: RequestOptions): Promise<UpdatePoolMutation>;
  /** Changes sizes and qualities of generated images, for jobs that start from now on. Needs jobs:manage. */
  updateProcessingConfig(variables: UpdateProcessingConfigMutationVariables, options?: RequestOptions): Promise<UpdateProcessingConfigMutation>;
  /** Changes what starts a phase: ON_IMPORT (only METADATA), AFTER_JOB with afterPhase, SCHEDULED with cronExpression, or MANUAL. SCAN is MANUAL or SCHEDULED. Takes effect at once. Needs jobs:manage. */
  updateTrigger(variables: UpdateTriggerMutationVariables, options?: RequestOptions): Promise<UpdateTriggerMutation>;
  /** Changes how a phase is retried, for failures from now on. Needs jobs:manage. */
  updateRetryPolicy(variables: UpdateRetryPolicyMutationVariables, options?: RequestOptions): Promise<UpdateRetryPolicyMutation>;
  /** The actor with this id; null when there is none. Needs scenes:view. */
  editedActor(variables: EditedActorQueryVariables, options?: RequestOptions): Promise<EditedActorQuery>;
  /** The studio with this id; null when there is none. Needs scenes:view. */
  editedStudio(variables: EditedStudioQueryVariables, options?: RequestOptions): Promise<EditedStudioQuery>;
  /** The tag with this id; null when there is none. Needs scenes:view. */
  editedTag(variables: EditedTagQueryVariables, options?: RequestOptions): Promise<EditedTagQuery>;
  /** Creates an actor. Names need not be unique. Needs library:manage. */
  createActor(variables: CreateActorMutationVariables, options?: RequestOptions): Promise<CreateActorMutation>;
  /** Changes an actor. Needs library:manage. */
  updateActor(variables: UpdateActorMutationVariables, options?: RequestOptions): Promise<UpdateActorMutation>;
  /** Hides an actor everywhere until `restoreActor`. Needs library:manage. */
  deleteActor(variables: DeleteActorMutationVariables, options?: RequestOptions): Promise<DeleteActorMutation>;
  /** Restores a deleted actor with their scenes, ratings and likes. Needs library:manage. */
  restoreActor(variables: RestoreActorMutationVariables, options?: RequestOptions): Promise<RestoreActorMutation>;
  /** Merges actors: the target gets the scenes, ratings and likes of the sources, which are deleted permanently. Where a user has rated both, the rating of the target is kept. Needs library:manage. */
  mergeActors(variables: MergeActorsMutationVariables, options?: RequestOptions): Promise<MergeActorsMutation>;
  /** Creates a studio. Names need not be unique. Needs library:manage. */
  createStudio(variables: CreateStudioMutationVariables, options?: RequestOptions): Promise<CreateStudioMutation>;
  /** Changes a studio. It cannot be placed below itself. Needs library:manage. */
  updateStudio(variables: UpdateStudioMutationVariables, options?: RequestOptions): Promise<UpdateStudioMutation>;
  /** Hides a studio everywhere until `restoreStudio`. Needs library:manage. */
  deleteStudio(variables: DeleteStudioMutationVariables, options?: RequestOptions): Promise<DeleteStudioMutation>;
  /** Restores a deleted studio with its scenes, ratings, likes and place among the studios. Needs library:manage. */
  restoreStudio(variables: RestoreStudioMutationVariables, options?: RequestOptions): Promise<RestoreStudioMutation>;
  /** Merges studios: the target gets the scenes, child studios, ratings and likes of the sources, which are deleted permanently. Where a user has rated both, the rating of the target is kept. Needs library:manage. */
  mergeStudios(variables: MergeStudiosMutationVariables, options?: RequestOptions): Promise<MergeStudiosMutation>;
  /** Creates a tag. Names are unique regardless of case; the color is `#RRGGBB`. Needs library:manage. */
  createTag(variables: CreateTagMutationVariables, options?: RequestOptions): Promise<CreateTagMutation>;
  /** Changes a tag. An absent argument keeps its value. Needs library:manage. */
  updateTag(variables: UpdateTagMutationVariables, options?: RequestOptions): Promise<UpdateTagMutation>;
  /** Deletes a tag permanently, and removes it from all scenes and markers. Needs library:manage. */
  deleteTag(variables: DeleteTagMutationVariables, options?: RequestOptions): Promise<DeleteTagMutation>;
  /** Merges tags: the target replaces the sources on scenes, markers and labels, and the sources are deleted permanently. Needs library:manage. */
  mergeTags(variables: MergeTagsMutationVariables, options?: RequestOptions): Promise<MergeTagsMutation>;
  /** The actor with this id; null when there is none. Needs scenes:view. */
  actor(variables: ActorQueryVariables, options?: RequestOptions): Promise<ActorQuery>;
  /** The actors of the library. Sorted by name by default. Needs scenes:view. */
  actors(variables?: ActorsQueryVariables, options?: RequestOptions): Promise<ActorsQuery>;
  /** The studio with this id; null when there is none. Needs scenes:view. */
  studio(variables: StudioQueryVariables, options?: RequestOptions): Promise<StudioQuery>;
  /** The studios of the library. Sorted by name by default. Needs scenes:view. */
  studios(variables?: StudiosQueryVariables, options?: RequestOptions): Promise<StudiosQuery>;
  /** The tag with this id; null when there is none. Needs scenes:view. */
  tag(variables: TagQueryVariables, options?: RequestOptions): Promise<TagQuery>;
  /** The tags of the library. Sorted by name by default. Needs scenes:view. */
  tags(variables?: TagsQueryVariables, options?: RequestOptions): Promise<TagsQuery>;
  /** What the library holds, in numbers. Needs scenes:view. */
  stats(variables?: StatsQueryVariables, options?: RequestOptions): Promise<StatsQuery>;
  /** The viewer's markers across the library. Newest first by default. Needs scenes:view. */
  markers(variables?: MarkersQueryVariables, options?: RequestOptions): Promise<MarkersQuery>;
  /** The scene with this id, in whatever state; null when there is none. Needs scenes:view. */
  sceneMarkers(variables: SceneMarkersQueryVariables, options?: RequestOptions): Promise<SceneMarkersQuery>;
  /** The viewer's marker labels, the most used first. Needs scenes:view. */
  markerLabels(variables?: MarkerLabelsQueryVariables, options?: RequestOptions): Promise<MarkerLabelsQuery>;
  /** Creates a marker, at most 50 per user and scene. It gets the default tags of its label, and a thumbnail a little later. Needs scenes:view. */
  createMarker(variables: CreateMarkerMutationVariables, options?: RequestOptions): Promise<CreateMarkerMutation>;
  /** Changes a marker. A new position generates a new thumbnail; a new label brings its default tags. Needs scenes:view. */
  updateMarker(variables: UpdateMarkerMutationVariables, options?: RequestOptions): Promise<UpdateMarkerMutation>;
  /** Deletes a marker and its thumbnail. Needs scenes:view. */
  deleteMarker(variables: DeleteMarkerMutationVariables, options?: RequestOptions): Promise<DeleteMarkerMutation>;
  /** Replaces the tags that were set by hand. Tags that come from the label are kept. Needs scenes:view. */
  setMarkerTags(variables: SetMarkerTagsMutationVariables, options?: RequestOptions): Promise<SetMarkerTagsMutation>;
  /** Replaces the default tags of a label. The viewer's markers with that label follow; tags set by hand are kept. Needs scenes:view. */
  setMarkerLabelTags(variables: SetMarkerLabelTagsMutationVariables, options?: RequestOptions): Promise<SetMarkerLabelTagsMutation>;
  /** The scene with this id, in whatever state; null when there is none. Needs scenes:view. */
  playback(variables: PlaybackQueryVariables, options?: RequestOptions): Promise<PlaybackQuery>;
  /** The viewer's saved searches, at most 200, newest first. Needs scenes:view. */
  savedSearches(variables?: SavedSearchesQueryVariables, options?: RequestOptions): Promise<SavedSearchesQuery>;
  /** One of the viewer's saved searches. Needs scenes:view. */
  savedSearch(variables: SavedSearchQueryVariables, options?: RequestOptions): Promise<SavedSearchQuery>;
  /** Saves a search. A user can have at most 200. Needs scenes:view. */
  createSavedSearch(variables: CreateSavedSearchMutationVariables, options?: RequestOptions): Promise<CreateSavedSearchMutation>;
  /** Changes a saved search. An absent argument keeps its value; null clears the sort. Needs scenes:view. */
  updateSavedSearch(variables: UpdateSavedSearchMutationVariables, options?: RequestOptions): Promise<UpdateSavedSearchMutation>;
  /** Deletes a saved search. Needs scenes:view. */
  deleteSavedSearch(variables: DeleteSavedSearchMutationVariables, options?: RequestOptions): Promise<DeleteSavedSearchMutation>;
  /** The scene with this id, in whatever state; null when there is none. Needs scenes:view. */
  editedScene(variables: EditedSceneQueryVariables, options?: RequestOptions): Promise<EditedSceneQuery>;
  /** Changes the details of a scene. Needs scenes:edit. */
  updateScene(variables: UpdateSceneMutationVariables, options?: RequestOptions): Promise<UpdateSceneMutation>;
  /** Makes the same change to many scenes, given by `ids` (at most 10000) or by `filter`: either all of them or none. Needs scenes:edit. */
  updateScenes(variables: UpdateScenesMutationVariables, options?: RequestOptions): Promise<UpdateScenesMutation>;
  /** Moves scenes (at most 10000) to the trash and cancels their jobs. Needs scenes:trash. */
  trashScenes(variables: TrashScenesMutationVariables, options?: RequestOptions): Promise<TrashScenesMutation>;
  /** Restores scenes (at most 10000) from the trash. Needs scenes:trash. */
  restoreScenes(variables: RestoreScenesMutationVariables, options?: RequestOptions): Promise<RestoreScenesMutation>;
  /** Deletes scenes (at most 10000) and their generated images permanently. The video files are deleted only with `deleteFiles`; otherwise the next scan finds them again. A scene whose file cannot be deleted is kept and reported as a failure. Needs scenes:delete. */
  deleteScenes(variables: DeleteScenesMutationVariables, options?: RequestOptions): Promise<DeleteScenesMutation>;
  /** Deletes all scenes in the trash permanently, as `deleteScenes` does. Needs scenes:delete. */
  emptyTrash(variables?: EmptyTrashMutationVariables, options?: RequestOptions): Promise<EmptyTrashMutation>;
  /** Chooses the frame that the thumbnail shows, now and whenever it is generated again. null returns to the default, the middle of the film. Needs scenes:edit. */
  setSceneThumbnail(variables: SetSceneThumbnailMutationVariables, options?: RequestOptions): Promise<SetSceneThumbnailMutation>;
  /** The scene with this id, in whatever state; null when there is none. Needs scenes:view. */
  scene(variables: SceneQueryVariables, options?: RequestOptions): Promise<SceneQuery>;
  /** The scenes of the library. Newest first by default. Needs scenes:view. */
  scenes(variables?: ScenesQueryVariables, options?: RequestOptions): Promise<ScenesQuery>;
  /** The scenes of the library. Newest first by default. Needs scenes:view. */
  sceneFacets(variables?: SceneFacetsQueryVariables, options?: RequestOptions): Promise<SceneFacetsQuery>;
  /** Queues a phase for the scenes given by ids or by a filter; with missingOnly, for those that lack its result. Needs scenes:reprocess. */
  processScenes(variables: ProcessScenesMutationVariables, options?: RequestOptions): Promise<ProcessScenesMutation>;
  /** Scenes that were added, changed or deleted. A change of many scenes is one event. A SNAPSHOT or RESYNC without ids means that there were too many changes, or that they may have been missed: the client should read again. Needs scenes:view. */
  sceneChanged(variables?: SceneChangedSubscriptionVariables, options?: RequestOptions): Subscribed<SceneChangedSubscription>;
  /** The scenes of the library. Newest first by default. Needs scenes:view. */
  searchScenes(variables: SearchScenesQueryVariables, options?: RequestOptions): Promise<SearchScenesQuery>;
  /** Suggestions while the user types: the best matches of each kind, the best of all first. Needs scenes:view. */
  searchSuggestions(variables: SearchSuggestionsQueryVariables, options?: RequestOptions): Promise<SearchSuggestionsQuery>;
  /** The state of the search index. Needs settings:manage. */
  searchStatus(variables?: SearchStatusQueryVariables, options?: RequestOptions): Promise<SearchStatusQuery>;
  /** Rebuilds the search index in the background; `reindexing` tells when it is done. Needs settings:manage. */
  rebuildSearchIndex(variables?: RebuildSearchIndexMutationVariables, options?: RequestOptions): Promise<RebuildSearchIndexMutation>;
  /** Limits how many scenes a search finds. Needs settings:manage. */
  updateSearchConfig(variables: UpdateSearchConfigMutationVariables, options?: RequestOptions): Promise<UpdateSearchConfigMutation>;
  /** The signed-in user; null for anonymous requests. */
  settings(variables?: SettingsQueryVariables, options?: RequestOptions): Promise<SettingsQuery>;
  /** Changes the viewer's settings: either all that are given or none. */
  updateSettings(variables: UpdateSettingsMutationVariables, options?: RequestOptions): Promise<UpdateSettingsMutation>;
  /** Settings of the whole server. Needs settings:manage. */
  appSettings(variables?: AppSettingsQueryVariables, options?: RequestOptions): Promise<AppSettingsQuery>;
  /** Changes settings of the whole server. Needs settings:manage. */
  updateAppSettings(variables: UpdateAppSettingsMutationVariables, options?: RequestOptions): Promise<UpdateAppSettingsMutation>;
  /** The viewer's share links, newest first. With `all`, the links of all users, which needs shares:manage. */
  shareLinks(variables?: ShareLinksQueryVariables, options?: RequestOptions): Promise<ShareLinksQuery>;
  /** The scene with this id, in whatever state; null when there is none. Needs scenes:view. */
  sceneShareLinks(variables: SceneShareLinksQueryVariables, options?: RequestOptions): Promise<SceneShareLinksQuery>;
  /** What a share link shows to whoever holds its token, without counting a view. NOT_FOUND for an unknown token; GONE for a link that has expired or whose scene is in the trash or missing; UNAUTHENTICATED for an AUTH_REQUIRED link without a login; RATE_LIMITED after too many unknown tokens. */
  sharedScene(variables: SharedSceneQueryVariables, options?: RequestOptions): Promise<SharedSceneQuery>;
  /** Opens a share link: counts one view, then as sharedScene. NOT_FOUND for an unknown token; GONE for a link that has expired or whose scene is in the trash or missing; UNAUTHENTICATED for an AUTH_REQUIRED link without a login; RATE_LIMITED after too many unknown tokens. */
  openShare(variables: OpenShareMutationVariables, options?: RequestOptions): Promise<OpenShareMutation>;
  /** Creates a share link for an active scene. At most 100 per user and scene. Needs scenes:view. */
  createShareLink(variables: CreateShareLinkMutationVariables, options?: RequestOptions): Promise<CreateShareLinkMutation>;
  /** Deletes one of the viewer's share links, or with shares:manage anybody's. The link and the URLs it gave out stop working at once. */
  deleteShareLink(variables: DeleteShareLinkMutationVariables, options?: RequestOptions): Promise<DeleteShareLinkMutation>;
  /** All storage paths. Needs storage:manage. */
  storagePaths(variables?: StoragePathsQueryVariables, options?: RequestOptions): Promise<StoragePathsQuery>;
  /** Whether this path would be accepted as a storage path, and the reason if not. Needs storage:manage. */
  checkStoragePath(variables: CheckStoragePathQueryVariables, options?: RequestOptions): Promise<CheckStoragePathQuery>;
  /** Adds a folder as a storage path. Its videos are found by the next scan. Needs storage:manage. */
  createStoragePath(variables: CreateStoragePathMutationVariables, options?: RequestOptions): Promise<CreateStoragePathMutation>;
  /** Changes a storage path. Absent fields are left unchanged. Before setting a new path, move the files there: the scenes follow, and nothing is processed again. Needs storage:manage. */
  updateStoragePath(variables: UpdateStoragePathMutationVariables, options?: RequestOptions): Promise<UpdateStoragePathMutation>;
  /** Removes a storage path; its files are kept. CONFLICT while it contains scenes, including trashed and missing ones. Needs storage:manage. */
  deleteStoragePath(variables: DeleteStoragePathMutationVariables, options?: RequestOptions): Promise<DeleteStoragePathMutation>;
  /** Brings the library in line with the files in these storage paths, or in all of them: adds new files, follows moved ones, processes replaced ones again, and marks scenes whose files are gone as missing. CONFLICT while another scan is running. Needs storage:manage. */
  startScan(variables?: StartScanMutationVariables, options?: RequestOptions): Promise<StartScanMutation>;
  /** Cancels the running scan. Files it has already imported are kept. Returns false when no scan is running. Needs storage:manage. */
  cancelScan(variables?: CancelScanMutationVariables, options?: RequestOptions): Promise<CancelScanMutation>;
  /** The scan that is currently running; null when there is none. Needs storage:manage. */
  currentScan(variables?: CurrentScanQueryVariables, options?: RequestOptions): Promise<CurrentScanQuery>;
  /** All scans, newest first. Needs storage:manage. */
  scans(variables?: ScansQueryVariables, options?: RequestOptions): Promise<ScansQuery>;
  /** The running scan: immediately, then its progress, at most four times a second, and its end. The cursor of each event is in `extensions`. Needs storage:manage. */
  scanChanged(variables?: ScanChangedSubscriptionVariables, options?: RequestOptions): Subscribed<ScanChangedSubscription>;
  /** The changes that the viewer has made within 24 hours and can take back; the newest first, at most 100. Those of others are in `auditLog`. */
  undoableChanges(variables?: UndoableChangesQueryVariables, options?: RequestOptions): Promise<UndoableChangesQuery>;
  /** Takes a change back, within 24 hours: `updateScenes`, `trashScenes`, `restoreScenes`, `mergeActors`, `mergeStudios`, `mergeTags` or `deleteTag`, with everything that it did. What somebody has changed since is left as it is, and named. It needs the permission of that mutation, and `users:manage` when somebody else has made the change. */
  undo(variables: UndoMutationVariables, options?: RequestOptions): Promise<UndoMutation>;
  /** The version, engines and limits of this server. */
  uploadTarget(variables?: UploadTargetQueryVariables, options?: RequestOptions): Promise<UploadTargetQuery>;
  /** The viewer's uploads: the current ones immediately, then their progress, at most four times a second, and their end. The cursor of each event is in `extensions`. Needs scenes:upload. */
  uploadChanged(variables?: UploadChangedSubscriptionVariables, options?: RequestOptions): Subscribed<UploadChangedSubscription>;
  /** The users whose name contains the search text, or all users, newest first. Needs users:manage. */
  users(variables?: UsersQueryVariables, options?: RequestOptions): Promise<UsersQuery>;
  /** The user with this id; null when there is none. Needs users:manage. */
  user(variables: UserQueryVariables, options?: RequestOptions): Promise<UserQuery>;
  /** Creates a user. The role cannot have permissions that you do not have. Needs users:create. */
  createUser(variables: CreateUserMutationVariables, options?: RequestOptions): Promise<CreateUserMutation>;
  /** Changes the name or role of a user, with immediate effect for their sessions. You cannot change your own role or that of the last admin. Needs users:manage. */
  updateUser(variables: UpdateUserMutationVariables, options?: RequestOptions): Promise<UpdateUserMutation>;
  /** Sets a user's password and ends their sessions. Needs users:manage. */
  resetUserPassword(variables: ResetUserPasswordMutationVariables, options?: RequestOptions): Promise<ResetUserPasswordMutation>;
  /** Deletes a user and everything of theirs. You cannot delete yourself or the last admin. Needs users:delete. */
  deleteUser(variables: DeleteUserMutationVariables, options?: RequestOptions): Promise<DeleteUserMutation>;
  /** All roles, oldest first. Needs roles:manage. */
  roles(variables?: RolesQueryVariables, options?: RequestOptions): Promise<RolesQuery>;
  /** All permissions that a role can have, sorted by name. Needs roles:manage. */
  permissions(variables?: PermissionsQueryVariables, options?: RequestOptions): Promise<PermissionsQuery>;
  /** Creates a role. It cannot have permissions that you do not have. Needs roles:manage. */
  createRole(variables: CreateRoleMutationVariables, options?: RequestOptions): Promise<CreateRoleMutation>;
  /** Changes the name or description of a role. An absent argument keeps its value; null clears the description. The roles admin, moderator and user cannot be renamed. Needs roles:manage. */
  updateRole(variables: UpdateRoleMutationVariables, options?: RequestOptions): Promise<UpdateRoleMutation>;
  /** Replaces the permissions of a role, with immediate effect for all its users. The role admin must keep users:manage and roles:manage. Needs roles:manage. */
  setRolePermissions(variables: SetRolePermissionsMutationVariables, options?: RequestOptions): Promise<SetRolePermissionsMutation>;
  /** Deletes a role that no user has. The roles admin, moderator and user cannot be deleted. Needs roles:manage. */
  deleteRole(variables: DeleteRoleMutationVariables, options?: RequestOptions): Promise<DeleteRoleMutation>;
  /** Records where a player is. Reports that follow each other within five minutes belong to one session; the first report in 24 hours counts as a view. A report of 0 seconds watched at position 0 changes no earlier session, which is returned. Needs scenes:view. */
  recordWatch(variables: RecordWatchMutationVariables, options?: RequestOptions): Promise<RecordWatchMutation>;
  /** Deletes the viewer's watch history, of one scene or of all. Returns the number of deleted sessions. Needs scenes:view. */
  deleteWatchHistory(variables?: DeleteWatchHistoryMutationVariables, options?: RequestOptions): Promise<DeleteWatchHistoryMutation>;
  /** The newest session of each scene, newest first; with `sceneId`, every session of that scene. Scenes in the trash or without their file are included. Days are days of the given time zone. Needs scenes:view. */
  watchHistory(variables?: WatchHistoryQueryVariables, options?: RequestOptions): Promise<WatchHistoryQuery>;
  /** The number of different scenes watched on each day that has any, in the given time zone. At most 366 days, both ends included. Needs scenes:view. */
  watchActivity(variables: WatchActivityQueryVariables, options?: RequestOptions): Promise<WatchActivityQuery>;
}
