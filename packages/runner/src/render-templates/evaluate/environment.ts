import type { SyntaxOptions } from "../syntax/syntax-options.ts";
import type { TemplateSyntax } from "../syntax/syntax-tree.ts";
import type { CallArguments, UndefinedKind, Value } from "../values/value.ts";

/** What all templates of a Dag have in common. */
export interface TemplateEnvironment {
  readonly syntax: SyntaxOptions;
  readonly undefinedKind: UndefinedKind;
  /** Whether HTML is escaped where nothing says otherwise. */
  readonly autoescape: boolean;
  /** Whether a template gives a value instead of text. */
  readonly isNative: boolean;
  readonly filters: ReadonlyMap<string, Filter>;
  readonly tests: ReadonlyMap<string, Filter>;
  readonly globals: ReadonlyMap<string, Value>;
  /** A template that another one includes, imports or extends; `null` when there is no such file. */
  loadTemplate(name: string): TemplateSyntax | null;
  /** From 0 up to but not including 1. */
  random(): number;
}

/** What filters may know of the place they are used in. */
export interface Evaluation {
  readonly environment: TemplateEnvironment;
  readonly autoescape: boolean;
}

/** A filter or a test. The filtered value is the first of the positional arguments. */
export type Filter = (evaluation: Evaluation, call: CallArguments) => Value;
