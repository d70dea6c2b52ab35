import { TemplateError } from "../template-error.ts";
import type { Body, TemplateSyntax } from "./syntax-tree.ts";

/** What the walk sees: any part of a syntax tree. */
interface SyntaxNode {
  readonly kind: string;
  readonly name?: string;
  readonly line?: number;
}

function isNode(value: unknown): value is SyntaxNode {
  return typeof value === "object" && value !== null && "kind" in value && typeof value.kind === "string";
}

/** Calls `visit` for every part of a tree, from the outside in. */
function walk(part: unknown, visit: (node: SyntaxNode, isConditional: boolean) => void, isConditional = false): void {
  if (Array.isArray(part)) {
    for (const item of part) walk(item, visit, isConditional);
    return;
  }
  if (typeof part !== "object" || part === null) return;
  let isInside = isConditional;
  if (isNode(part)) {
    visit(part, isConditional);
    if (part.kind === "if" || part.kind === "conditional") isInside = true;
    else if (OPENS_A_SCOPE.has(part.kind)) isInside = false;
  }
  for (const child of Object.values(part)) walk(child, visit, isInside);
}

const OPENS_A_SCOPE: ReadonlySet<string> = new Set([
  "for",
  "macro",
  "with",
  "callBlock",
  "filterBlock",
  "setBlock",
  "autoescape",
  "block",
]);

/** The names that a body reads. */
export function namesIn(...parts: readonly unknown[]): ReadonlySet<string> {
  const names = new Set<string>();
  walk(parts, (node) => {
    if (node.kind === "name" && node.name !== undefined) names.add(node.name);
  });
  return names;
}

/**
 * Refuses a filter or a test that does not exist, used or not.
 *
 * Parity: inside a condition the mistake is found only when the place is reached, so that a template can ask
 * `{% if 'x' is filter %}` first.
 */
export function checkFiltersAndTests(
  syntax: TemplateSyntax,
  known: { readonly filters: ReadonlyMap<string, unknown>; readonly tests: ReadonlyMap<string, unknown> },
): void {
  const body: Body = syntax.body;
  walk(body, (node, isConditional) => {
    if (isConditional || node.name === undefined) return;
    if (node.kind === "filter" && !known.filters.has(node.name)) {
      throw new TemplateError("TemplateAssertionError", `No filter named '${node.name}'. (line ${node.line})`);
    }
    if (node.kind === "test" && !known.tests.has(node.name)) {
      throw new TemplateError("TemplateAssertionError", `No test named '${node.name}'. (line ${node.line})`);
    }
  });
}
