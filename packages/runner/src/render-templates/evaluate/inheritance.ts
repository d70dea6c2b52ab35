import { iterate } from "../operations/iterate.ts";
import { printValue } from "../operations/print-value.ts";
import type { BlockStatement, TemplateSyntax } from "../syntax/syntax-tree.ts";
import { TemplateError } from "../template-error.ts";
import { Callable, isText, TemplateObject, Tuple, Undefined, type Value } from "../values/value.ts";
import type { TemplateEnvironment } from "./environment.ts";
import type { Frame, TemplateRun } from "./frame.ts";
import { Output } from "./output.ts";
import { Scope } from "./scope.ts";

/** Adds a template's blocks behind those of the templates that extend it. */
export function addBlocks(run: TemplateRun, syntax: TemplateSyntax): void {
  for (const [name, block] of syntax.blocks) {
    const definitions = run.blocks.get(name);
    if (definitions === undefined) run.blocks.set(name, [block]);
    else definitions.push(block);
  }
}

/** Prints a block: the definition of the template that extends the others. */
export function executeBlock(block: BlockStatement, frame: Frame): void {
  const definitions = frame.run.blocks.get(block.name) ?? [block];
  runDefinition(definitions, 0, { ...frame, scope: block.isScoped ? frame.scope : frame.run.root });
}

function runDefinition(definitions: readonly BlockStatement[], index: number, frame: Frame): void {
  const definition = definitions[index];
  if (definition === undefined) return;
  if (definition.isRequired) {
    throw new TemplateError("TemplateRuntimeError", `Required block '${definition.name}' not found`);
  }
  const scope = new Scope(frame.scope);
  scope.set("super", parentBlock(definitions, index + 1, definition.name, frame));
  frame.execute(definition.body, { ...frame, scope });
}

function parentBlock(definitions: readonly BlockStatement[], index: number, name: string, frame: Frame): Value {
  if (index >= definitions.length) {
    const { undefinedKind } = frame.evaluation.environment;
    return new Undefined(undefinedKind, `there is no parent block called '${name}'.`, { label: "super" });
  }
  return new Callable("super", () => renderDefinition(definitions, index, frame));
}

function renderDefinition(definitions: readonly BlockStatement[], index: number, frame: Frame): Value {
  const output = new Output();
  runDefinition(definitions, index, { ...frame, output });
  return output.result(frame.evaluation);
}

/** `self`: the blocks of the template as functions. */
export class TemplateReference extends TemplateObject {
  readonly typeName = "TemplateReference";
  readonly #frame: Frame;

  constructor(frame: Frame) {
    super();
    this.#frame = frame;
  }

  override representation(): string {
    return "<TemplateReference None>";
  }

  override attribute(name: string): Value | undefined {
    const definitions = this.#frame.run.blocks.get(name);
    if (definitions === undefined) return undefined;
    const frame = { ...this.#frame, scope: this.#frame.run.root };
    return new Callable(name, () => renderDefinition(definitions, 0, frame));
  }
}

/** The template of a name, or the first that exists of several. */
export function loadTemplate(reference: Value, environment: TemplateEnvironment): TemplateSyntax {
  const syntax = findTemplate(reference, environment);
  if (syntax !== null) return syntax;
  throw new TemplateError("TemplateNotFound", `there is no template ${namesOf(reference).join(", ")}`);
}

/** Like {@link loadTemplate}; `null` when there is none. */
export function findTemplate(reference: Value, environment: TemplateEnvironment): TemplateSyntax | null {
  for (const name of namesOf(reference)) {
    const syntax = environment.loadTemplate(name);
    if (syntax !== null) return syntax;
  }
  return null;
}

function namesOf(reference: Value): string[] {
  if (reference instanceof Undefined) return reference.fail();
  if (isText(reference)) return [printValue(reference)];
  if (Array.isArray(reference) || reference instanceof Tuple) return Array.from(iterate(reference), printValue);
  throw new TemplateError("TypeError", "the name of a template must be text");
}

/** What `import` binds: the names a template has set, and what it printed. */
export class TemplateModule extends TemplateObject {
  readonly typeName = "TemplateModule";
  readonly #exports: ReadonlyMap<string, Value>;
  readonly #text: string;

  constructor(root: Scope, output: Output) {
    super();
    this.#exports = new Map([...root.entries()].filter(([name]) => name !== "self" && !name.startsWith("_")));
    this.#text = output.text();
  }

  override attribute(name: string): Value | undefined {
    return this.#exports.get(name);
  }

  override text(): string {
    return this.#text;
  }
}
