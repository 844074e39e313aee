/** A folder as a file manager shows it. */
import { Field, Int, ObjectType } from 'type-graphql';
import { SafeInt } from '../graphql/scalars.ts';
import { StoragePath } from '../storage/storage-path.entity.ts';

@ObjectType({ simpleResolvers: true, description: 'A folder within another one, with all that lies below it.' })
export class FolderEntry {
  @Field(() => String, { description: 'The last part of `path`.' })
  name!: string;

  @Field(() => String, { description: 'Its path from the storage path on, for `folder`.' })
  path!: string;

  @Field(() => Int, { description: 'The number of active scenes in it and in all folders below it.' })
  sceneCount!: number;

  @Field(() => SafeInt, { description: 'The total duration of these scenes in seconds.' })
  totalDuration!: number;

  @Field(() => SafeInt, { description: 'The total size of these scenes in bytes.' })
  totalSize!: number;
}

@ObjectType({ simpleResolvers: true, description: 'A folder of a storage path, as a file manager shows it.' })
export class Folder {
  @Field(() => StoragePath, { description: 'Where the folder lies.' })
  storagePath!: StoragePath;

  @Field(() => String, {
    description: 'From the storage path on, without a slash at either end; empty for the storage path itself.',
  })
  path!: string;

  @Field(() => [FolderEntry], { description: 'The folders directly in it that hold active scenes, sorted by name.' })
  folders!: FolderEntry[];
}
