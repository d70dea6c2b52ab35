import type { TaskContext } from "../context/task-context.ts";
import type { Operator } from "../dag/dag-state.ts";
import { templateExtensionsOf, templateFieldsOf } from "../operators/template-fields-of.ts";
import { isPlainObject } from "../reference/find-references.ts";
import type { ReferenceReading } from "../reference/reference-reading.ts";
import { referenceTargetOf } from "../reference/reference-target.ts";
import { referenceReading } from "../reference/resolve-reference.ts";
import type { XComReader } from "../reference/xcom-reader.ts";
import { literalValueOf } from "./template.ts";

/** What the process that runs a task does to turn template fields into values. */
export interface TemplateRendering {
  readonly context: TaskContext;
  readonly xcoms: XComReader;
  /**
   * Renders one text. One that ends with one of the extensions is the name of a template file.
   */
  readonly renderText: (text: string, place: TemplatePlace) => unknown;
}

/** Where a text to be rendered stands. */
export interface TemplatePlace {
  /** The template field it is in, at whatever depth. */
  readonly field: string;
  readonly extensions: readonly string[];
}

/** Values that were read from XComs before the fields were rendered, so that none of their texts is a template. */
export interface ReadValues {
  /** Lists and objects, wherever they stand. */
  readonly objects: ReadonlySet<unknown>;
  /** What whole fields were given, by name. */
  readonly fields: ReadonlyMap<string, unknown>;
}

/** What turns the references in an operator's fields into values. */
export function readingFor(operator: Operator, rendering: TemplateRendering): ReferenceReading {
  const place = { field: "inputs", extensions: templateExtensionsOf(operator) };
  const reading: ReferenceReading = referenceReading(rendering.xcoms, (written) =>
    renderValue(written, { ...rendering, reading, place, read: NOTHING_READ, rendered: new Map() }),
  );
  return reading;
}

const NOTHING_READ: ReadValues = { objects: new Set(), fields: new Map() };

/** What is rendered, where that is not an operator as its author wrote it. */
export interface FieldsToRender {
  readonly fields?: Readonly<Record<string, unknown>>;
  readonly read?: ReadValues;
}

/**
 * The values of an operator's template fields for one attempt, in order; the operator itself stays as it is.
 *
 * Texts are rendered, references replaced by what was stored, functions called with the context. Nothing that came
 * out of an XCom, a function or a `literal` is rendered.
 */
export async function renderTemplateFields(
  operator: Operator,
  rendering: TemplateRendering,
  { fields = templateFieldsOf(operator), read = NOTHING_READ }: FieldsToRender = {},
): Promise<Readonly<Record<string, unknown>>> {
  const reading = readingFor(operator, rendering);
  const values: Record<string, unknown> = {};
  for (const [field, value] of Object.entries(fields)) {
    const place = { field, extensions: templateExtensionsOf(operator) };
    if (read.fields.has(field) && read.fields.get(field) === value) values[field] = value;
    else if (typeof value === "function")
      values[field] = await (value as (context: TaskContext) => unknown)(rendering.context);
    else values[field] = await renderValue(value, { ...rendering, reading, place, read, rendered: new Map() });
  }
  return values;
}

interface FieldRendering extends TemplateRendering {
  readonly reading: ReferenceReading;
  readonly read: ReadValues;
  readonly place: TemplatePlace;
  /** Objects met already, so that a circle is walked once. */
  readonly rendered: Map<object, unknown>;
}

async function renderValue(value: unknown, rendering: FieldRendering): Promise<unknown> {
  if (typeof value === "string") return value === "" ? value : await rendering.renderText(value, rendering.place);
  if (typeof value !== "object" || value === null) return value;
  const target = referenceTargetOf(value);
  if (target !== null) return rendering.reading.resolve(target);
  if (rendering.read.objects.has(value)) return value;
  const literalValue = literalValueOf(value);
  if (literalValue !== null) return literalValue.value;
  return rendering.rendered.has(value) ? rendering.rendered.get(value) : renderObject(value, rendering);
}

async function renderObject(value: object, rendering: FieldRendering): Promise<unknown> {
  const { rendered } = rendering;
  if (Array.isArray(value)) {
    const list: unknown[] = [];
    rendered.set(value, list);
    for (const item of value as unknown[]) list.push(await renderValue(item, rendering));
    return list;
  }
  if (value instanceof Set) {
    const set = new Set();
    rendered.set(value, set);
    for (const item of value) set.add(await renderValue(item, rendering));
    return set;
  }
  if (value instanceof Map) {
    const map = new Map();
    rendered.set(value, map);
    for (const [key, item] of value) map.set(key, await renderValue(item, rendering));
    return map;
  }
  const fields = nestedTemplateFields(value);
  if (fields === null) return value;
  // An object with template fields of its own keeps its class and its other properties.
  const prototype = Object.getPrototypeOf(value) as object | null;
  const copy = Object.create(prototype, Object.getOwnPropertyDescriptors(value)) as object;
  rendered.set(value, copy);
  for (const name of fields) {
    const item = await renderValue(Reflect.get(value, name), rendering);
    Object.defineProperty(copy, name, { value: item, writable: true, enumerable: true, configurable: true });
  }
  return copy;
}

/** The properties of an object that are rendered: all of a record, the declared ones of a class, `null` for none. */
function nestedTemplateFields(value: object): readonly string[] | null {
  if (isPlainObject(value)) return Object.keys(value);
  const declared: unknown = Reflect.get(value.constructor, "templateFields");
  return Array.isArray(declared) ? declared : null;
}
