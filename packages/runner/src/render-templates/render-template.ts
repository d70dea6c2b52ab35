import type { TemplatePlace } from "@baram/sdk/runtime";
import { AnswerNeeded, Answers } from "./context/answers.ts";
import { ContextNames } from "./context/context-names.ts";
import type { Filter, TemplateEnvironment } from "./evaluate/environment.ts";
import { executeTemplate } from "./evaluate/execute-statement.ts";
import { createGlobals } from "./evaluate/globals.ts";
import { Output } from "./evaluate/output.ts";
import { ALL_FILTERS } from "./filters/all-filters.ts";
import { VALUE_TESTS } from "./filters/value-tests.ts";
import { callNative, fromNative } from "./native/from-native.ts";
import { toNative } from "./native/to-native.ts";
import { DEFAULT_SYNTAX, hasMarkup, normalizeLineEnds, type SyntaxOptions } from "./syntax/syntax-options.ts";
import { readTemplate } from "./syntax/template-cache.ts";
import { TemplateError } from "./template-error.ts";
import type { AuthorFunction, TemplateSources } from "./template-sources.ts";
import { parseLiteral } from "./text/parse-literal.ts";
import type { Value } from "./values/value.ts";

/**
 * Renders Jinja templates as Airflow does, for one attempt: what it fetched for one template serves the next.
 *
 * Templates are interpreted, never turned into code, and every look-up goes through tables of this folder.
 */
export class TemplateRenderer {
  readonly #sources: TemplateSources;
  readonly #environment: TemplateEnvironment;
  readonly #answers = new Answers();

  constructor(sources: TemplateSources) {
    this.#sources = sources;
    this.#environment = createEnvironment(sources);
  }

  /** The text, or where the Dag renders native values a value, that a template gives. */
  async render(text: string, fileName: string | null = null): Promise<unknown> {
    for (;;) {
      try {
        return this.#renderOnce(text, fileName);
      } catch (error) {
        if (error instanceof AnswerNeeded) await error.fetch();
        else throw describeOverflow(error);
      }
    }
  }

  /** Renders a text of a template field, or the file it names. Errors name the field. */
  async renderField(text: string, { field, extensions }: TemplatePlace): Promise<unknown> {
    try {
      if (!extensions.some((extension) => text.endsWith(extension))) return await this.render(text);
      return await this.render(this.#readFile(text, extensions), text);
    } catch (error) {
      throw error instanceof TemplateError ? error.at({ fieldName: field }) : error;
    }
  }

  #readFile(text: string, extensions: readonly string[]): string {
    const content = this.#sources.readTemplateFile(text);
    if (content !== null) return content;
    const reason =
      `the text ends with ${extensions.map((extension) => `"${extension}"`).join(" or ")}, so that it names a file, ` +
      `but there is no template file "${text}"; a blank at its end makes it plain text`;
    throw new TemplateError("TemplateNotFound", reason);
  }

  #renderOnce(text: string, fileName: string | null): unknown {
    const environment = this.#environment;
    if (!hasMarkup(text, environment.syntax)) return renderPlainText(text, environment);
    const output = new Output();
    const names = new ContextNames(this.#sources, this.#answers, environment.globals);
    const evaluation = { environment, autoescape: environment.autoescape };
    executeTemplate(readTemplate(text, environment, fileName), names, evaluation, output);
    return environment.isNative ? toNative(output.nativeValue()) : output.text();
  }
}

/** Renders one template; see {@link TemplateRenderer} for several of one attempt. */
export function renderTemplate(text: string, sources: TemplateSources): Promise<unknown> {
  return new TemplateRenderer(sources).render(text);
}

/** Parity: text without a template in it still loses a new line at its end, and natively is read as a literal. */
function renderPlainText(text: string, { syntax, isNative }: TemplateEnvironment): unknown {
  const plain = normalizeLineEnds(text, syntax.keepTrailingNewline);
  if (!isNative) return plain;
  const literal = parseLiteral(plain);
  return literal === undefined ? plain : toNative(literal);
}

function createEnvironment(sources: TemplateSources): TemplateEnvironment {
  const { undefinedKind = "strict", autoescape = false, ...delimiters } = sources.templateOptions ?? {};
  const syntax: SyntaxOptions =
    Object.keys(delimiters).length === 0 ? DEFAULT_SYNTAX : { ...DEFAULT_SYNTAX, ...delimiters };
  const environment: TemplateEnvironment = {
    syntax,
    undefinedKind,
    autoescape,
    isNative: sources.dag.renderTemplateAsNativeObject,
    filters: withAuthorFilters(sources.userDefinedFilters),
    tests: VALUE_TESTS,
    globals: withAuthorMacros(
      createGlobals(() => sources.random()),
      sources.userDefinedMacros,
    ),
    loadTemplate(name) {
      const source = sources.readTemplateFile(name);
      return source === null ? null : readTemplate(source, environment, name);
    },
    random: () => sources.random(),
  };
  return environment;
}

function withAuthorMacros(
  globals: ReadonlyMap<string, Value>,
  macros: Readonly<Record<string, unknown>> | undefined,
): ReadonlyMap<string, Value> {
  if (macros === undefined) return globals;
  return new Map([...globals, ...Object.entries(macros).map(([name, macro]) => [name, fromNative(macro)] as const)]);
}

function withAuthorFilters(filters: Readonly<Record<string, AuthorFunction>> | undefined): ReadonlyMap<string, Filter> {
  if (filters === undefined) return ALL_FILTERS;
  const added = Object.entries(filters).map(([name, filter]): readonly [string, Filter] => [
    name,
    (_evaluation, call) => callNative(filter as (...values: unknown[]) => unknown, call),
  ]);
  return new Map([...ALL_FILTERS, ...added]);
}

/** A macro that calls itself for ever exhausts the stack. */
function describeOverflow(error: unknown): unknown {
  if (!(error instanceof RangeError) || !error.message.includes("call stack")) return error;
  return new TemplateError("RecursionError", "maximum recursion depth exceeded", { cause: error });
}
