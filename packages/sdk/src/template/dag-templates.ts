import { type DagPlace, InvalidOptionError } from "../dag/dag-error.ts";
import { refuseUnknownOptions } from "../options/check-options.ts";
import { OptionReader } from "../options/option-reader.ts";

/** What happens when a template uses a name that is not there. */
export type TemplateUndefined = "strict" | "default" | "debug" | "chainable";

/** A filter of an author: `{{ value | name(argument) }}`. Gives its value at once, not as a promise. */
export type TemplateFilter = (value: never, ...more: never[]) => unknown;

/** How the Jinja templates of a Dag are written and read. Defaults are Jinja's own. */
export interface JinjaEnvironmentOptions {
  /** Defaults to `{%`. */
  readonly blockStartString?: string;
  /** Defaults to `%}`. */
  readonly blockEndString?: string;
  /** Defaults to `{{`. */
  readonly variableStartString?: string;
  /** Defaults to `}}`. */
  readonly variableEndString?: string;
  /** Defaults to `{#`. */
  readonly commentStartString?: string;
  /** Defaults to `#}`. */
  readonly commentEndString?: string;
  /** Drops the line end after a block. Defaults to `false`. */
  readonly trimBlocks?: boolean;
  /** Drops blanks before a block at the beginning of a line. Defaults to `false`. */
  readonly lstripBlocks?: boolean;
  /** Keeps a line end at the end of a template. Defaults to `false`. */
  readonly keepTrailingNewline?: boolean;
  /** Escapes HTML in what is printed. Defaults to `false`. */
  readonly autoescape?: boolean;
}

/** The options of a Dag that concern its templates. */
export interface DagTemplateOptions {
  /** Names for the templates of the Dag: values, or functions called as `{{ name(1, 2) }}`. Names of the context win. */
  readonly userDefinedMacros?: Readonly<Record<string, unknown>>;
  /** Filters for the templates of the Dag: `{{ value | name }}`. */
  readonly userDefinedFilters?: Readonly<Record<string, TemplateFilter>>;
  /**
   * What a name that is not there does: `strict` is an error, `default` prints nothing, `chainable` may have fields
   * asked of it besides, `debug` prints the name. Defaults to `strict`.
   */
  readonly templateUndefined?: TemplateUndefined;
  /** How templates are written: other delimiters, how white space is treated. */
  readonly jinjaEnvironmentOptions?: JinjaEnvironmentOptions;
}

/** What a runner needs to render the templates of a Dag as its author asked. */
export interface DagTemplates {
  readonly macros: Readonly<Record<string, unknown>>;
  readonly filters: Readonly<Record<string, TemplateFilter>>;
  readonly undefinedKind: TemplateUndefined;
  readonly environment: JinjaEnvironmentOptions;
}

const UNDEFINED_KINDS: readonly TemplateUndefined[] = ["strict", "default", "debug", "chainable"];

const TEXT_OPTIONS = [
  "blockStartString",
  "blockEndString",
  "variableStartString",
  "variableEndString",
  "commentStartString",
  "commentEndString",
] as const;
const FLAG_OPTIONS = ["trimBlocks", "lstripBlocks", "keepTrailingNewline", "autoescape"] as const;

/** Reads a Dag's options for its templates, each refused with a sentence when it cannot be used. */
export function readDagTemplates(place: DagPlace, given: object): DagTemplates {
  const options = new OptionReader(place, given);
  return {
    macros: options.record("userDefinedMacros") ?? {},
    filters: readFilters(place, options.record("userDefinedFilters") ?? {}),
    undefinedKind: options.oneOf("templateUndefined", UNDEFINED_KINDS) ?? "strict",
    environment: readEnvironment(place, options.record("jinjaEnvironmentOptions") ?? {}),
  };
}

function readFilters(
  place: DagPlace,
  filters: Readonly<Record<string, unknown>>,
): Readonly<Record<string, TemplateFilter>> {
  for (const [name, filter] of Object.entries(filters)) {
    if (typeof filter === "function") continue;
    throw new InvalidOptionError(
      place,
      `the filter "${name}" is a ${typeof filter}; expected a function of the value.`,
    );
  }
  return filters as Readonly<Record<string, TemplateFilter>>;
}

function readEnvironment(place: DagPlace, given: Readonly<Record<string, unknown>>): JinjaEnvironmentOptions {
  refuseUnknownOptions(place, "jinjaEnvironmentOptions", given, new Set([...TEXT_OPTIONS, ...FLAG_OPTIONS]));
  const options = new OptionReader(place, given);
  for (const name of TEXT_OPTIONS) {
    if (options.text(name) === "") throw new InvalidOptionError(place, `"${name}" is empty; expected a text.`);
  }
  for (const name of FLAG_OPTIONS) options.flag(name);
  return given;
}
