import { MissingElementError, NotAListError } from "../mapping/instance-error.ts";
import { behindGroupInput } from "./behind-group-input.ts";
import { fieldAt } from "./field-at.ts";
import { isPlainObject } from "./find-references.ts";
import type { ReferenceReading } from "./reference-reading.ts";
import {
  describeReference,
  type JoinedListsTarget,
  type MappedListTarget,
  type ReferenceTarget,
  type XComTarget,
  type ZippedListsTarget,
} from "./reference-target.ts";
import { throughSchema } from "./xcom-schema.ts";

/** A list that is read element by element, so that an instance reads its own and no others. */
export interface OpenList {
  readonly length: () => Promise<number>;
  /** By place, from 0. A copy, which author code may change. */
  readonly at: (place: number) => Promise<unknown>;
  /** The properties, where the list is an object; `null` for a list. */
  readonly entries: readonly (readonly [string, unknown])[] | null;
}

/** What stands at a place of a list that has none there: of a shorter list, or of an object. */
export const NOTHING_THERE = Symbol("nothing there");

/** Opens what a reference stands for as a list. */
export async function openList(given: ReferenceTarget, reading: ReferenceReading): Promise<OpenList> {
  // A list that a group was handed on is read like the list itself, element by element.
  const behind = behindGroupInput(given);
  const target = behind.kind === "reference" ? behind.target : given;
  if (target.kind === "xcom") return openXCom(target, reading);
  if (target.kind === "groupResult" && target.path.length === 0) {
    const { of } = target;
    const list = await openXCom({ ...of, path: [] }, reading);
    return { ...list, at: async (place) => fieldAt(await list.at(place), of.path) };
  }
  if (target.kind === "groupInput" || target.kind === "groupResult" || target.path.length > 0) {
    return openValue(target, await reading.resolve(target));
  }
  switch (target.kind) {
    case "map":
      return openMapped(target, reading);
    case "zip":
      return openZipped(target, reading);
    case "concat":
      return openJoined(target, reading);
  }
}

async function openXCom(target: XComTarget, reading: ReferenceReading): Promise<OpenList> {
  const elements = await reading.xcoms.elements(target.operator.taskId);
  if (elements.kind === "value") {
    const value = await throughSchema(target, elements.value);
    return openValue(target, fieldAt(value, target.path));
  }
  if (target.path.length > 0) return openValue(target, await reading.resolve(target));
  const at = async (place: number): Promise<unknown> => {
    const element = await elements.at(place);
    return element === null ? NOTHING_THERE : throughSchema(target, element.value);
  };
  return { length: elements.length, at, entries: null };
}

function openValue(target: ReferenceTarget, value: unknown): OpenList {
  if (Array.isArray(value)) {
    const at = async (place: number) =>
      place < value.length ? structuredClone(value[place] as unknown) : NOTHING_THERE;
    return { length: async () => value.length, at, entries: null };
  }
  if (typeof value === "object" && value !== null && isPlainObject(value)) {
    const entries = entriesOf(value);
    return { length: async () => entries.length, at: async () => NOTHING_THERE, entries };
  }
  const found = value === undefined || value === null ? "nothing" : `a ${typeof value}`;
  throw new NotAListError(
    `${describeReference(target)} is ${found}; expected a list or an object. Return one from the task.`,
  );
}

const ENTRIES = new WeakMap<object, readonly (readonly [string, unknown])[]>();

/** Taken apart once: a value that many instances are mapped over is the same object for those of one process. */
function entriesOf(value: object): readonly (readonly [string, unknown])[] {
  const known = ENTRIES.get(value);
  if (known !== undefined) return known;
  const entries = Object.entries(value);
  ENTRIES.set(value, entries);
  return entries;
}

async function openMapped({ source, change }: MappedListTarget, reading: ReferenceReading): Promise<OpenList> {
  const list = await openList(source, reading);
  const at = async (place: number): Promise<unknown> => {
    const element = await list.at(place);
    if (element === NOTHING_THERE) {
      throw new MissingElementError(
        `${describeReference(source)} has no element ${place}: map runs over lists; of an object, return Object.entries() from the task.`,
      );
    }
    return await (change as (element: unknown) => unknown)(element);
  };
  return { length: list.length, at, entries: null };
}

async function openZipped({ sources, fill }: ZippedListsTarget, reading: ReferenceReading): Promise<OpenList> {
  const lists: OpenList[] = [];
  for (const source of sources) lists.push(await openList(source, reading));
  const at = async (place: number): Promise<unknown> => {
    const elements: unknown[] = [];
    for (const list of lists) {
      // Parity: an object has no places, so it gives what fills up shorter lists.
      const element = fill === null || place < (await list.length()) ? await list.at(place) : NOTHING_THERE;
      elements.push(element === NOTHING_THERE ? fill?.value : element);
    }
    return elements;
  };
  const length = async (): Promise<number> => {
    const lengths = await Promise.all(lists.map((list) => list.length()));
    return fill === null ? Math.min(...lengths) : Math.max(...lengths);
  };
  return { length, at, entries: null };
}

async function openJoined({ sources }: JoinedListsTarget, reading: ReferenceReading): Promise<OpenList> {
  const lists: OpenList[] = [];
  for (const source of sources) lists.push(await openList(source, reading));
  const at = async (place: number): Promise<unknown> => {
    let placeInList = place;
    for (const list of lists) {
      const length = await list.length();
      // Parity: an object gives its keys.
      if (placeInList < length) return list.entries === null ? list.at(placeInList) : list.entries[placeInList]?.[0];
      placeInList -= length;
    }
    return NOTHING_THERE;
  };
  const length = async (): Promise<number> => {
    let sum = 0;
    for (const list of lists) sum += await list.length();
    return sum;
  };
  return { length, at, entries: null };
}
