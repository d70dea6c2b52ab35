import type { BinaryOperator, Value } from "../values/value.ts";

/** A part of a template that has a value. */
export type Expression =
  | { readonly kind: "constant"; readonly value: Value }
  | { readonly kind: "name"; readonly name: string }
  | { readonly kind: "list"; readonly items: readonly Expression[] }
  | { readonly kind: "tuple"; readonly items: readonly Expression[] }
  | { readonly kind: "dict"; readonly pairs: readonly (readonly [Expression, Expression])[] }
  | { readonly kind: "attribute"; readonly target: Expression; readonly name: string }
  | { readonly kind: "item"; readonly target: Expression; readonly key: Expression }
  | {
      readonly kind: "slice";
      readonly target: Expression;
      readonly start: Expression | null;
      readonly stop: Expression | null;
      readonly step: Expression | null;
    }
  | { readonly kind: "call"; readonly target: Expression; readonly arguments: Arguments }
  | {
      readonly kind: "filter";
      /** `null` where the body of a block is filtered. */
      readonly target: Expression | null;
      readonly name: string;
      readonly arguments: Arguments;
      readonly line: number;
    }
  | {
      readonly kind: "test";
      readonly target: Expression;
      readonly name: string;
      readonly arguments: Arguments;
      readonly line: number;
    }
  | { readonly kind: "unary"; readonly operator: "+" | "-"; readonly operand: Expression }
  | { readonly kind: "not"; readonly operand: Expression }
  | { readonly kind: "and" | "or"; readonly left: Expression; readonly right: Expression }
  | {
      readonly kind: "binary";
      readonly operator: BinaryOperator;
      readonly left: Expression;
      readonly right: Expression;
    }
  | { readonly kind: "concatenation"; readonly parts: readonly Expression[] }
  | { readonly kind: "comparison"; readonly first: Expression; readonly rest: readonly Comparand[] }
  | {
      readonly kind: "conditional";
      readonly test: Expression;
      readonly whenTrue: Expression;
      /** `null` in `{{ a if b }}`. */
      readonly whenFalse: Expression | null;
      readonly line: number;
    };

/** One step of a chained comparison. */
export interface Comparand {
  readonly operator: "==" | "!=" | "<" | "<=" | ">" | ">=" | "in" | "not in";
  readonly operand: Expression;
}

/** What stands between the parentheses of a call, a filter or a test. */
export interface Arguments {
  readonly positional: readonly Expression[];
  readonly named: readonly (readonly [name: string, value: Expression])[];
  /** `*items`. */
  readonly rest: Expression | null;
  /** `**map`. */
  readonly restNamed: Expression | null;
}

/** Where a value is put: a name, several, or an attribute of a namespace. */
export type AssignmentTarget =
  | { readonly kind: "name"; readonly name: string }
  | { readonly kind: "tuple"; readonly items: readonly AssignmentTarget[] }
  | { readonly kind: "namespace"; readonly name: string; readonly attribute: string };

/** The parameters of a macro or a call block; the last ones may have defaults. */
export interface Parameter {
  readonly name: string;
  readonly default: Expression | null;
}

/** What a macro accepts beyond its parameters: only what its body mentions. */
export interface MacroSignature {
  readonly parameters: readonly Parameter[];
  readonly usesVarargs: boolean;
  readonly usesKwargs: boolean;
  readonly usesCaller: boolean;
}

/** A part of a template that does something, and where it begins. */
export type Statement = StatementNode & StatementPlace;

/** Where a statement stands. */
export interface StatementPlace {
  /** From 1. */
  readonly line: number;
  /** The template file; `null` for a text of a template field. */
  readonly fileName: string | null;
}

/** What a statement says. */
export type StatementNode =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "print"; readonly expression: Expression }
  | {
      readonly kind: "if";
      readonly branches: readonly { readonly test: Expression; readonly body: Body }[];
      readonly otherwise: Body;
    }
  | ForStatement
  | { readonly kind: "set"; readonly target: AssignmentTarget; readonly value: Expression }
  | {
      readonly kind: "setBlock";
      readonly target: AssignmentTarget;
      readonly filter: FilterExpression | null;
      readonly body: Body;
    }
  | {
      readonly kind: "with";
      readonly targets: readonly AssignmentTarget[];
      readonly values: readonly Expression[];
      readonly body: Body;
    }
  | { readonly kind: "macro"; readonly name: string; readonly signature: MacroSignature; readonly body: Body }
  | {
      readonly kind: "callBlock";
      readonly call: CallExpression;
      readonly signature: MacroSignature;
      readonly body: Body;
    }
  | { readonly kind: "filterBlock"; readonly filter: FilterExpression; readonly body: Body }
  | { readonly kind: "autoescape"; readonly value: Expression; readonly body: Body }
  | { readonly kind: "do"; readonly expression: Expression }
  | BlockStatement
  | { readonly kind: "extends"; readonly template: Expression }
  | {
      readonly kind: "include";
      readonly template: Expression;
      readonly ignoresMissing: boolean;
      readonly withContext: boolean;
    }
  | { readonly kind: "import"; readonly template: Expression; readonly name: string; readonly withContext: boolean }
  | {
      readonly kind: "fromImport";
      readonly template: Expression;
      readonly names: readonly { readonly name: string; readonly alias: string }[];
      readonly withContext: boolean;
    };

/** `{% for … %}`. */
export interface ForStatement {
  readonly kind: "for";
  readonly target: AssignmentTarget;
  readonly iterable: Expression;
  readonly test: Expression | null;
  readonly isRecursive: boolean;
  readonly body: Body;
  readonly otherwise: Body;
}

/** `{% block … %}`. */
export interface BlockStatement {
  readonly kind: "block";
  readonly name: string;
  readonly isScoped: boolean;
  readonly isRequired: boolean;
  readonly body: Body;
}

/** Statements in the order they are executed. */
export type Body = readonly Statement[];
/** `value | name(…)`. */
export type FilterExpression = Extract<Expression, { kind: "filter" }>;
/** `target(…)`. */
export type CallExpression = Extract<Expression, { kind: "call" }>;

/** A template that was read. */
export interface TemplateSyntax {
  readonly body: Body;
  /** Every block of the template, nested ones too, by name. */
  readonly blocks: ReadonlyMap<string, BlockStatement>;
}
