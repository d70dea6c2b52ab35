import type { Evaluation } from "../evaluate/environment.ts";
import { getItem } from "../operations/attributes.ts";
import { isText, Tuple, textOf, Undefined, type Value } from "../values/value.ts";

interface GetterOptions {
  /** Makes letter case irrelevant. */
  readonly ignoresCase?: boolean;
  /** Stands in for an attribute that is not there. */
  readonly fallback?: Value | undefined;
}

/** Reads what filters such as `map(attribute='a.b')` name; `null` stands for the item itself. */
export function attributeGetter(
  { environment }: Evaluation,
  attribute: Value,
  { ignoresCase = false, fallback = null }: GetterOptions = {},
): (item: Value) => Value {
  const path = pathOf(attribute);
  return (item) => {
    let value = item;
    for (const step of path) {
      value = getItem(value, step, environment.undefinedKind);
      if (fallback !== null && value instanceof Undefined) value = fallback;
    }
    return ignoresCase ? ignoreCase(value) : value;
  };
}

/** Like {@link attributeGetter} for `sort`, which takes several attributes: `'age,name'`. */
export function attributesGetter(
  evaluation: Evaluation,
  attributes: Value,
  options: GetterOptions,
): (item: Value) => Value {
  const names: readonly Value[] = isText(attributes) ? textOf(attributes).split(",") : [attributes];
  const getters = names.map((name) => attributeGetter(evaluation, name, options));
  return (item) => new Tuple(getters.map((get) => get(item)));
}

/** Text in small letters, anything else as it is. */
export function ignoreCase(value: Value): Value {
  return isText(value) ? textOf(value).toLowerCase() : value;
}

function pathOf(attribute: Value): readonly Value[] {
  if (attribute === null) return [];
  if (!isText(attribute)) return [attribute];
  return textOf(attribute)
    .split(".")
    .map((step) => (/^\d+$/.test(step) ? Number(step) : step));
}
