import { TemplateError } from "../template-error.ts";
import { parseTemplate } from "./parse-template.ts";
import type { SyntaxOptions } from "./syntax-options.ts";
import type { TemplateSyntax } from "./syntax-tree.ts";
import { checkFiltersAndTests } from "./walk-syntax.ts";

/** More templates than a runner meets in its life; the oldest leave first. */
const TEMPLATES_MAXIMUM = 1000;

/** What reading a template depends on beside its text. */
export interface TemplateReading {
  readonly syntax: SyntaxOptions;
  readonly filters: ReadonlyMap<string, unknown>;
  readonly tests: ReadonlyMap<string, unknown>;
}

interface CachedTemplate {
  readonly syntax: TemplateSyntax;
  /** The sets of filters that it was checked against. */
  readonly checkedFor: WeakSet<ReadonlyMap<string, unknown>>;
}

const templatesBySyntax = new WeakMap<SyntaxOptions, Map<string, CachedTemplate>>();

/** Reads a template, each text (of a file of that name) once for the same delimiters. */
export function readTemplate(text: string, reading: TemplateReading, fileName: string | null = null): TemplateSyntax {
  try {
    const template = findOrParse(text, reading.syntax, fileName);
    if (!template.checkedFor.has(reading.filters)) {
      checkFiltersAndTests(template.syntax, reading);
      template.checkedFor.add(reading.filters);
    }
    return template.syntax;
  } catch (error) {
    throw error instanceof TemplateError && fileName !== null ? error.at({ fileName }) : error;
  }
}

function findOrParse(text: string, options: SyntaxOptions, fileName: string | null): CachedTemplate {
  let templates = templatesBySyntax.get(options);
  if (templates === undefined) {
    templates = new Map();
    templatesBySyntax.set(options, templates);
  }
  const key = fileName === null ? text : `${fileName}\0${text}`;
  const known = templates.get(key);
  if (known !== undefined) return known;
  const template = {
    syntax: parseTemplate(text, options, fileName),
    checkedFor: new WeakSet<ReadonlyMap<string, unknown>>(),
  };
  const [oldest] = templates.keys();
  if (templates.size >= TEMPLATES_MAXIMUM && oldest !== undefined) templates.delete(oldest);
  templates.set(key, template);
  return template;
}
