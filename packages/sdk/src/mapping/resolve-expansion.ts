import { isPlainObject } from "../reference/find-references.ts";
import { NOTHING_THERE, type OpenList, openList } from "../reference/open-list.ts";
import type { ReferenceReading } from "../reference/reference-reading.ts";
import { referenceTargetOf } from "../reference/reference-target.ts";
import type { Expansion } from "./expansion.ts";
import { MapIndexError, NotAListError } from "./instance-error.ts";

/** What an instance is given for one argument. */
export interface ExpandedValue {
  readonly value: unknown;
  /** Whether it was read, so that nothing of it is a template; what an author wrote may contain references still. */
  readonly isRead: boolean;
}

/** The arguments of one instance, by name. */
export async function resolveExpansion(
  expansion: Expansion,
  mapIndex: number,
  reading: ReferenceReading,
): Promise<Readonly<Record<string, ExpandedValue>>> {
  if (expansion.kind === "objects") return argumentsOf(await elementOf(expansion.objects, mapIndex, reading), reading);
  const places = await placesInLists(expansion.lists, mapIndex, reading);
  const resolved: Record<string, ExpandedValue> = {};
  for (const [name, place] of places) {
    resolved[name] = await elementOf(expansion.lists[name], place, reading);
  }
  return resolved;
}

/**
 * Which element of each list an instance is given: the last list varies fastest.
 *
 * The length of the first list does not matter, so that one list alone is never asked for its length.
 */
async function placesInLists(
  lists: Readonly<Record<string, unknown>>,
  mapIndex: number,
  reading: ReferenceReading,
): Promise<readonly (readonly [string, number])[]> {
  const [first, ...others] = Object.entries(lists);
  const places: [string, number][] = [];
  let rest = mapIndex;
  for (const [name, list] of others.reverse()) {
    const length = await lengthOf(list, reading);
    if (length === 0) throw tooShort(mapIndex);
    places.unshift([name, rest % length]);
    rest = Math.floor(rest / length);
  }
  if (first !== undefined) places.unshift([first[0], rest]);
  return places;
}

async function lengthOf(list: unknown, reading: ReferenceReading): Promise<number> {
  const target = referenceTargetOf(list);
  if (target !== null) return (await openList(target, reading)).length();
  return Array.isArray(list) ? list.length : Object.keys(list as object).length;
}

async function elementOf(list: unknown, place: number, reading: ReferenceReading): Promise<ExpandedValue> {
  const target = referenceTargetOf(list);
  if (target !== null) return { value: await elementAt(await openList(target, reading), place), isRead: true };
  const written: readonly unknown[] = Array.isArray(list) ? list : Object.entries(list as object);
  if (place >= written.length) throw tooShort(place);
  const element = written[place];
  const ofElement = referenceTargetOf(element);
  // A reference as an element is one element.
  if (ofElement !== null) return { value: await reading.resolve(ofElement), isRead: true };
  return { value: element, isRead: false };
}

/** An object gives pairs of its keys and values. */
async function elementAt(list: OpenList, place: number): Promise<unknown> {
  if (list.entries !== null) {
    const entry = list.entries[place];
    if (entry === undefined) throw tooShort(place);
    return structuredClone([...entry]);
  }
  const element = await list.at(place);
  if (element === NOTHING_THERE) throw tooShort(place);
  return element;
}

/** The properties of one object of `expandKwargs`. */
async function argumentsOf(
  { value, isRead }: ExpandedValue,
  reading: ReferenceReading,
): Promise<Readonly<Record<string, ExpandedValue>>> {
  if (typeof value !== "object" || value === null || !isPlainObject(value)) {
    const found =
      value === null || value === undefined ? "nothing" : Array.isArray(value) ? "a list" : `a ${typeof value}`;
    throw new NotAListError(`An element given to expandKwargs is ${found}; expected an object of arguments.`);
  }
  const resolved: Record<string, ExpandedValue> = {};
  for (const [name, item] of Object.entries(value) as [string, unknown][]) {
    const target = isRead ? null : referenceTargetOf(item);
    resolved[name] = target === null ? { value: item, isRead } : { value: await reading.resolve(target), isRead: true };
  }
  return resolved;
}

function tooShort(mapIndex: number): MapIndexError {
  return new MapIndexError(
    `There is no element ${mapIndex}: what the task is expanded over has become shorter since this instance was made. Clear the tasks that give the list as well.`,
  );
}
