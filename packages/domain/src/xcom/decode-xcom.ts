import { hexToBytes } from "@noble/hashes/utils.js";
import type { Json } from "../json.ts";
import { formatInstant, instantFromDate } from "../time/instant.ts";
import { TAG_KEY, XCOM_DEPTH_MAXIMUM } from "./xcom-tag.ts";

/** What becomes of each kind of tag. `null` where the value does not belong to the kind. */
type TagReaders<Value> = Readonly<Record<string, (value: unknown) => { readonly read: Value } | null>>;

/** A tagged map is three levels of JSON: the tag, its list, the pair. */
const JSON_DEPTH_MAXIMUM = XCOM_DEPTH_MAXIMUM * 3;

/**
 * Reads an XCom text back into the value that was pushed.
 *
 * Throws a `SyntaxError` for a text that was never written by {@link encodeXCom}; tags that are unknown or broken are
 * left as plain objects.
 */
export function decodeXCom(text: string): unknown {
  const json: unknown = JSON.parse(text);
  return text.includes(TAG_KEY) ? untag(json, TO_VALUE, 0) : json;
}

/**
 * Reads an XCom text for the API and the web UI, where there is only JSON: a `Date` becomes its text, a `Map` an object
 * (or a list of pairs when a key is no text), a `Set` a list, bytes their hexadecimal text, a `bigint` a number (or its
 * text when it is too large for one), a value that is kept in a file the file's path and size.
 *
 * Never throws: a text that is no JSON, or that is nested beyond any use, is given as a text.
 */
export function xcomTextToPlainJson(text: string): Json {
  const json = parseOrNull(text);
  if (json === null || isTooDeep(json.value, 0)) return text;
  return untag(json.value, TO_JSON, 0);
}

function parseOrNull(text: string): { readonly value: Json } | null {
  try {
    return { value: JSON.parse(text) as Json };
  } catch {
    return null;
  }
}

function isTooDeep(value: Json, depth: number): boolean {
  if (typeof value !== "object" || value === null) return false;
  return depth > JSON_DEPTH_MAXIMUM || Object.values(value).some((element: Json) => isTooDeep(element, depth + 1));
}

/** Tags are read from the inside out: what a tag holds has been read when the tag is. */
function untag<Value>(json: unknown, readers: TagReaders<Value>, depth: number): Value {
  if (typeof json !== "object" || json === null || depth > JSON_DEPTH_MAXIMUM) return json as Value;
  if (Array.isArray(json)) return json.map((element) => untag(element, readers, depth + 1)) as Value;
  const entries = Object.entries(json).map(([key, element]): [string, Value] => [
    key,
    untag(element, readers, depth + 1),
  ]);
  const plain = Object.fromEntries(entries);
  return readTag(plain, readers)?.read ?? (plain as Value);
}

function readTag<Value>(plain: Readonly<Record<string, unknown>>, readers: TagReaders<Value>) {
  const kind = plain[TAG_KEY];
  if (typeof kind !== "string" || !Object.hasOwn(readers, kind)) return null;
  return readers[kind]?.(plain["value"]) ?? null;
}

const SPECIAL_NUMBERS: ReadonlyMap<unknown, number> = new Map([
  ["NaN", Number.NaN],
  ["Infinity", Number.POSITIVE_INFINITY],
  ["-Infinity", Number.NEGATIVE_INFINITY],
  ["-0", -0],
]);

const TO_VALUE: TagReaders<unknown> = {
  date: (value) => (typeof value === "string" ? { read: new Date(value) } : null),
  map: (value) => (isListOfPairs(value) ? { read: new Map(value) } : null),
  set: (value) => (Array.isArray(value) ? { read: new Set(value) } : null),
  bytes: (value) => (isHex(value) ? { read: hexToBytes(value) } : null),
  bigint: (value) => (isDigits(value) ? { read: BigInt(value) } : null),
  number: (value) => (SPECIAL_NUMBERS.has(value) ? { read: SPECIAL_NUMBERS.get(value) } : null),
  object: (value) => (isListOfEntries(value) ? { read: Object.fromEntries(value) } : null),
};

const TO_JSON: TagReaders<Json> = {
  file: (value) => ({ read: { file: value as Json } }),
  date(value) {
    const date = new Date(typeof value === "string" ? value : Number.NaN);
    return Number.isNaN(date.getTime()) ? null : { read: formatInstant(instantFromDate(date)) };
  },
  map(value) {
    if (isListOfEntries(value)) return { read: Object.fromEntries(value) };
    return isListOfPairs(value) ? { read: value as Json } : null;
  },
  set: (value) => (Array.isArray(value) ? { read: value as Json } : null),
  bytes: (value) => (isHex(value) ? { read: value } : null),
  bigint(value) {
    if (!isDigits(value)) return null;
    return { read: Number.isSafeInteger(Number(value)) ? Number(value) : value };
  },
  number: (value) => (typeof value === "string" ? { read: value === "-0" ? 0 : value } : null),
  object: (value) => (isListOfEntries(value) ? { read: Object.fromEntries(value) } : null),
};

function isListOfPairs(value: unknown): value is readonly (readonly [unknown, unknown])[] {
  return Array.isArray(value) && value.every((pair) => Array.isArray(pair) && pair.length === 2);
}

function isListOfEntries(value: unknown): value is readonly (readonly [string, Json])[] {
  return isListOfPairs(value) && value.every(([key]) => typeof key === "string");
}

function isHex(value: unknown): value is string {
  return typeof value === "string" && /^(?:[0-9a-f]{2})*$/.test(value);
}

function isDigits(value: unknown): value is string {
  return typeof value === "string" && /^-?\d+$/.test(value);
}
