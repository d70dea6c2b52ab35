import type { Reference } from "./reference.ts";
import type { TaskReference } from "./task-reference.ts";

/** What references to lists have beside the methods of every reference. The work is done where the result is read. */
export interface ListMethods<Item> {
  /** The list with each element changed by a function, which runs in the instance that reads it, not as a task. */
  map<Changed>(change: (item: Item) => Changed): TaskReference<Awaited<Changed>[]>;
  /** Lists of the elements in one place, as far as the shortest list goes. */
  zip<Others extends readonly ListSource[]>(...others: Others): TaskReference<[Item, ...ItemsOf<Others>][]>;
  /** Lists of the elements in one place, as far as the longest list goes, `fill` standing for what is missing. */
  zipLongest<Fill, Others extends readonly ListSource[]>(
    fill: Fill,
    ...others: Others
  ): TaskReference<[Item | Fill, ...ItemsOr<Fill, Others>][]>;
  /** The lists one after the other. */
  concat<Others extends readonly ListSource[]>(...others: Others): TaskReference<(Item | ItemOf<Others[number]>)[]>;
}

/** A reference to a list. */
export type ListReference<Item> = TaskReference<Item[]>;

/** A list to be read beside or after another. */
export type ListSource = Reference<readonly unknown[] | undefined>;

type ItemOf<Source> =
  Source extends Reference<infer List> ? (NonNullable<List> extends readonly (infer Item)[] ? Item : never) : never;

type ItemsOf<Sources extends readonly ListSource[]> = { -readonly [Index in keyof Sources]: ItemOf<Sources[Index]> };

type ItemsOr<Fill, Sources extends readonly ListSource[]> = {
  -readonly [Index in keyof Sources]: ItemOf<Sources[Index]> | Fill;
};
