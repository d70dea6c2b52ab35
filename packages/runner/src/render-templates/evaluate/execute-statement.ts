import { iterate, tryLengthOf } from "../operations/iterate.ts";
import { isTruthy } from "../operations/truth.ts";
import type { AssignmentTarget, Body, ForStatement, Statement, TemplateSyntax } from "../syntax/syntax-tree.ts";
import { TemplateError } from "../template-error.ts";
import { Undefined, type Value } from "../values/value.ts";
import type { Evaluation } from "./environment.ts";
import { callValue, evaluate, evaluateArguments, evaluateFilter } from "./evaluate-expression.ts";
import type { Frame, TemplateRun } from "./frame.ts";
import {
  addBlocks,
  executeBlock,
  findTemplate,
  loadTemplate,
  TemplateModule,
  TemplateReference,
} from "./inheritance.ts";
import { Loop } from "./loop.ts";
import { createMacro } from "./macro.ts";
import { Namespace } from "./namespace.ts";
import { Output } from "./output.ts";
import { type NameSource, Scope } from "./scope.ts";

/** Renders a template, and those it extends, into an output. Gives the scope with the names it has set. */
export function executeTemplate(
  syntax: TemplateSyntax,
  names: NameSource,
  evaluation: Evaluation,
  output: Output,
): Scope {
  const root = new Scope(names);
  const run: TemplateRun = { root, blocks: new Map(), parent: null };
  const frame: Frame = { run, evaluation, scope: root, output, execute };
  addBlocks(run, syntax);
  root.set("self", new TemplateReference(frame));
  for (let next: TemplateSyntax | null = syntax; next !== null; next = run.parent) {
    run.parent = null;
    output.isMuted = false;
    execute(next.body, frame);
  }
  return root;
}

function execute(body: Body, frame: Frame): void {
  for (const statement of body) {
    try {
      executeStatement(statement, frame);
    } catch (error) {
      throw error instanceof TemplateError && error.place.line === null ? error.at(statement) : error;
    }
  }
}

function executeStatement(statement: Statement, frame: Frame): void {
  switch (statement.kind) {
    case "text":
      return frame.output.addText(statement.text);
    case "print":
      if (!frame.output.isMuted) frame.output.print(evaluate(statement.expression, frame), frame.evaluation);
      return;
    case "if": {
      const branch = statement.branches.find(({ test }) => isTruthy(evaluate(test, frame)));
      return execute(branch?.body ?? statement.otherwise, frame);
    }
    case "for":
      return executeLoop(statement, evaluate(statement.iterable, frame), frame, 0);
    case "set":
      return assign(statement.target, evaluate(statement.value, frame), frame, frame.scope);
    case "do":
      evaluate(statement.expression, frame);
      return;
    case "with":
      return executeWith(statement, frame);
    case "macro":
      return frame.scope.set(statement.name, createMacro(statement.name, statement.signature, statement.body, frame));
    case "autoescape": {
      const evaluation = { ...frame.evaluation, autoescape: isTruthy(evaluate(statement.value, frame)) };
      return execute(statement.body, { ...frame, evaluation, scope: new Scope(frame.scope) });
    }
    case "block":
      if (!frame.output.isMuted) executeBlock(statement, frame);
      return;
    case "setBlock":
    case "callBlock":
    case "filterBlock":
      return executeBuffered(statement, frame);
    default:
      return executeReference(statement, frame);
  }
}

type BufferedStatement = Extract<Statement, { kind: "setBlock" | "callBlock" | "filterBlock" }>;

/** Statements that do something with what their body prints. */
function executeBuffered(statement: BufferedStatement, frame: Frame): void {
  switch (statement.kind) {
    case "setBlock": {
      const text = renderBody(statement.body, frame);
      const value = statement.filter === null ? text : applyFilters(statement.filter, text, frame);
      return assign(statement.target, value, frame, frame.scope);
    }
    case "filterBlock": {
      const text = renderBody(statement.body, frame);
      return frame.output.print(applyFilters(statement.filter, text, frame), frame.evaluation);
    }
    case "callBlock": {
      const caller = createMacro(null, statement.signature, statement.body, frame);
      const call = evaluateArguments(statement.call.arguments, frame);
      const named = new Map(call.named).set("caller", caller);
      const value = callValue(evaluate(statement.call.target, frame), { positional: call.positional, named });
      return frame.output.print(value, frame.evaluation);
    }
  }
}

function renderBody(body: Body, frame: Frame): Value {
  const output = new Output();
  execute(body, { ...frame, output, scope: new Scope(frame.scope) });
  return output.result(frame.evaluation);
}

type Filters = Extract<BufferedStatement, { kind: "filterBlock" }>["filter"];

/** The filters of a block stand inside one another; the innermost has no target and is given the text. */
function applyFilters(filter: Filters, text: Value, frame: Frame): Value {
  const target = filter.target?.kind === "filter" ? applyFilters(filter.target, text, frame) : text;
  return evaluateFilter(filter, target, frame);
}

function executeLoop(statement: ForStatement, value: Value, frame: Frame, depth: number): void {
  const recurse = (items: Value): Value => {
    const output = new Output();
    executeLoop(statement, items, { ...frame, output }, depth + 1);
    return output.result(frame.evaluation);
  };
  const loop = new Loop({
    items: itemsOf(statement, value, frame),
    length: statement.test === null ? tryLengthOf(value) : null,
    depth,
    undefinedKind: frame.evaluation.environment.undefinedKind,
    recurse: statement.isRecursive ? recurse : null,
  });
  let isEmpty = true;
  for (let item = loop.advance(); item !== undefined; item = loop.advance()) {
    isEmpty = false;
    // Each round begins without the names that the one before has set.
    const scope = new Scope(frame.scope);
    scope.set("loop", loop);
    assign(statement.target, item, frame, scope);
    execute(statement.body, { ...frame, scope });
  }
  if (isEmpty) execute(statement.otherwise, { ...frame, scope: new Scope(frame.scope) });
}

function* itemsOf({ target, test }: ForStatement, value: Value, frame: Frame): Generator<Value> {
  if (test === null) {
    yield* iterate(value);
    return;
  }
  for (const item of iterate(value)) {
    const scope = new Scope(frame.scope);
    assign(target, item, frame, scope);
    if (isTruthy(evaluate(test, { ...frame, scope }))) yield item;
  }
}

function assign(target: AssignmentTarget, value: Value, frame: Frame, scope: Scope): void {
  switch (target.kind) {
    case "name":
      return scope.set(target.name, value);
    case "namespace": {
      const namespace = frame.scope.find(target.name);
      if (namespace instanceof Namespace) return namespace.set(target.attribute, value);
      throw new TemplateError("TemplateRuntimeError", "cannot assign attribute on non-namespace object");
    }
    case "tuple": {
      const values = [...iterate(value)];
      const expected = target.items.length;
      if (values.length !== expected) {
        const problem = values.length > expected ? "too many values" : "not enough values";
        const got = values.length > expected ? "" : `, got ${values.length}`;
        throw new TemplateError("ValueError", `${problem} to unpack (expected ${expected}${got})`);
      }
      for (const [index, item] of target.items.entries()) assign(item, values[index] ?? null, frame, scope);
    }
  }
}

function executeWith(statement: Extract<Statement, { kind: "with" }>, frame: Frame): void {
  const values = statement.values.map((value) => evaluate(value, frame));
  const scope = new Scope(frame.scope);
  for (const [index, target] of statement.targets.entries()) assign(target, values[index] ?? null, frame, scope);
  execute(statement.body, { ...frame, scope });
}

type ReferenceStatement = Extract<Statement, { kind: "extends" | "include" | "import" | "fromImport" }>;

/** Statements that name another template. */
function executeReference(statement: ReferenceStatement, frame: Frame): void {
  const { environment } = frame.evaluation;
  const reference = evaluate(statement.template, frame);
  switch (statement.kind) {
    case "extends": {
      if (frame.run.parent !== null) throw new TemplateError("TemplateRuntimeError", "extended multiple times");
      frame.run.parent = loadTemplate(reference, environment);
      addBlocks(frame.run, frame.run.parent);
      frame.output.isMuted = true;
      return;
    }
    case "include": {
      const find = statement.ignoresMissing ? findTemplate : loadTemplate;
      const syntax = frame.output.isMuted ? null : find(reference, environment);
      if (syntax === null) return;
      const output = new Output();
      executeTemplate(syntax, namesFor(statement, frame), frame.evaluation, output);
      return frame.output.append(output);
    }
    case "import":
      return frame.scope.set(statement.name, importModule(statement, reference, frame));
    case "fromImport": {
      const module = importModule(statement, reference, frame);
      for (const { name, alias } of statement.names) {
        const reason = `the template does not export the requested name '${name}'`;
        const value = module.attribute(name);
        const missing = new Undefined(environment.undefinedKind, reason, { label: name });
        frame.scope.set(alias, value === undefined ? missing : value);
      }
    }
  }
}

function importModule(statement: { readonly withContext: boolean }, reference: Value, frame: Frame): TemplateModule {
  const { environment } = frame.evaluation;
  const output = new Output();
  const evaluation = { environment, autoescape: environment.autoescape };
  const names = namesFor(statement, frame);
  return new TemplateModule(executeTemplate(loadTemplate(reference, environment), names, evaluation, output), output);
}

/** Parity: what is imported does not see the context unless it is asked for; what is included does. */
function namesFor({ withContext }: { readonly withContext: boolean }, frame: Frame): NameSource {
  const { globals } = frame.evaluation.environment;
  if (!withContext) return { find: (name) => globals.get(name) };
  // Parity: the loop stays behind, its variables do not.
  return { find: (name) => (name === "loop" ? undefined : frame.scope.find(name)) };
}
