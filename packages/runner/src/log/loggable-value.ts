import type { Json } from "@baram/domain";

const DEPTH_MAXIMUM = 6;
const ITEMS_MAXIMUM = 1000;

/** Turns the fields an author gave to a log line into JSON; nothing an author can give makes it throw or run for ever. */
export function loggableFields(fields: Readonly<Record<string, unknown>>): Readonly<Record<string, Json>> {
  return loggable(fields, 0) as Readonly<Record<string, Json>>;
}

function loggable(value: unknown, depth: number): Json {
  switch (typeof value) {
    case "string":
    case "boolean":
      return value;
    case "number":
      return Number.isFinite(value) ? value : String(value);
    case "bigint":
      return value.toString();
    case "undefined":
      return null;
    case "function":
      return `[function ${value.name}]`;
    case "symbol":
      return value.toString();
    case "object":
      return value === null ? null : loggableObject(value, depth);
  }
}

function loggableObject(value: object, depth: number): Json {
  try {
    if (depth > DEPTH_MAXIMUM) return "…";
    if (value instanceof Date) return Number.isNaN(value.getTime()) ? "Invalid Date" : value.toISOString();
    if (value instanceof Error) return value.stack ?? `${value.name}: ${value.message}`;
    if (value instanceof Uint8Array) return `[${value.length} bytes]`;
    if (value instanceof Map)
      return loggableEntries(
        [...value].map(([key, item]) => [String(key), item]),
        depth,
      );
    if (Array.isArray(value) || value instanceof Set) {
      return [...value].slice(0, ITEMS_MAXIMUM).map((item) => loggable(item, depth + 1));
    }
    const toJson: unknown = Reflect.get(value, "toJSON");
    if (typeof toJson === "function") return loggable(Reflect.apply(toJson, value, []), depth + 1);
    return loggableEntries(Object.entries(value), depth);
  } catch {
    // A getter or proxy of the author's that throws.
    return "[cannot be shown]";
  }
}

function loggableEntries(entries: readonly (readonly [string, unknown])[], depth: number): Json {
  return Object.fromEntries(entries.slice(0, ITEMS_MAXIMUM).map(([key, item]) => [key, loggable(item, depth + 1)]));
}
