import { dictFrom } from "../operations/container-methods.ts";
import { printValue } from "../operations/print-value.ts";
import { isTruthy } from "../operations/truth.ts";
import { TemplateError } from "../template-error.ts";
import { defineFunction } from "../values/function.ts";
import { requireInteger } from "../values/require-value.ts";
import { Callable, Markup, TemplateObject, type Value } from "../values/value.ts";
import { Range } from "../values/view.ts";
import { Namespace } from "./namespace.ts";

/** Parity: a longer range is refused by the sandbox. */
const RANGE_LENGTH_MAXIMUM = 100_000;

function range(first: Value, second?: Value, third: Value = 1): Value {
  const start = second === undefined ? 0 : requireInteger(first);
  const stop = requireInteger(second ?? first);
  const step = requireInteger(third);
  if (step === 0) throw new TemplateError("ValueError", "range() arg 3 must not be zero");
  const result = new Range(start, stop, step);
  if (result.length() > RANGE_LENGTH_MAXIMUM) {
    const message = `Range too big. The sandbox blocks ranges larger than MAX_RANGE (${RANGE_LENGTH_MAXIMUM}).`;
    throw new TemplateError("OverflowError", message);
  }
  return result;
}

/** `cycler('odd', 'even')`: gives its values in turn. */
class Cycler extends TemplateObject {
  readonly typeName = "Cycler";
  readonly #items: readonly Value[];
  #position = 0;

  constructor(items: readonly Value[]) {
    super();
    if (items.length === 0) throw new TemplateError("RuntimeError", "at least one item has to be provided");
    this.#items = items;
  }

  override attribute(name: string): Value | undefined {
    switch (name) {
      case "current":
        return this.#current();
      case "next":
        return new Callable(name, () => {
          const item = this.#current();
          this.#position = (this.#position + 1) % this.#items.length;
          return item;
        });
      case "reset":
        return new Callable(name, () => {
          this.#position = 0;
          return null;
        });
      default:
        return undefined;
    }
  }

  #current(): Value {
    return this.#items[this.#position] ?? null;
  }
}

/** `joiner(', ')`: nothing at the first call, the separator afterwards. */
function joiner(separator: Value = ", "): Value {
  let isUsed = false;
  return new Callable("joiner", () => {
    if (isUsed) return separator;
    isUsed = true;
    return "";
  });
}

const LOREM_IPSUM =
  "lorem ipsum dolor sit amet consectetuer adipiscing elit sed diam nonummy nibh euismod tincidunt ut laoreet dolore " +
  "magna aliquam erat volutpat ut wisi enim ad minim veniam quis nostrud exerci tation ullamcorper suscipit lobortis";

/** Paragraphs of filler text. */
function lipsum(random: () => number) {
  return (count: Value = 5, html: Value = true, minimum: Value = 20, maximum: Value = 100): Value => {
    const words = LOREM_IPSUM.split(" ");
    const [least, most] = [requireInteger(minimum), requireInteger(maximum)];
    const paragraphs = Array.from({ length: requireInteger(count) }, () => {
      const length = least + Math.floor(random() * Math.max(0, most - least));
      const text = Array.from({ length }, () => words[Math.floor(random() * words.length)] ?? "").join(" ");
      return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}.`;
    });
    if (!isTruthy(html)) return paragraphs.join("\n\n");
    return new Markup(paragraphs.map((text) => `<p>${printValue(text)}</p>`).join("\n"));
  };
}

/** Jinja's own globals. */
export function createGlobals(random: () => number): ReadonlyMap<string, Value> {
  return new Map<string, Value>([
    ["range", defineFunction("range", "start stop? step? /", range)],
    ["dict", new Callable("dict", dictFrom)],
    ["lipsum", defineFunction("lipsum", "n? html? min? max?", lipsum(random))],
    ["cycler", new Callable("cycler", ({ positional }) => new Cycler(positional))],
    ["joiner", defineFunction("joiner", "sep?", joiner)],
    ["namespace", new Callable("namespace", (call) => new Namespace(call))],
  ]);
}
