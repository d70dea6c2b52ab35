import type { BlockStatement, Body, TemplateSyntax } from "../syntax/syntax-tree.ts";
import type { Evaluation } from "./environment.ts";
import type { Output } from "./output.ts";
import type { Scope } from "./scope.ts";

/** One template being rendered, with those it extends. */
export interface TemplateRun {
  readonly root: Scope;
  /** The definitions of each block, that of the template which extends the others first. */
  readonly blocks: Map<string, BlockStatement[]>;
  /** The template that the one being rendered extends. */
  parent: TemplateSyntax | null;
}

/** The place in a template that is being evaluated. */
export interface Frame {
  readonly run: TemplateRun;
  readonly evaluation: Evaluation;
  readonly scope: Scope;
  readonly output: Output;
  /** Runs statements; given here because expressions (macros, `super()`, `loop()`) lead back to statements. */
  readonly execute: (body: Body, frame: Frame) => void;
}
