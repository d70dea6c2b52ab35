import {
  type BindingIdentifier,
  type BindingRestElement,
  type ParamPattern,
  type Program,
  type PropertyKey,
  Visitor,
} from "oxc-parser";
import type { LinePositions } from "./line-positions.ts";

/** A name that the code itself gives: to a variable, a parameter, a function, a type or a member of one. */
export interface Binding {
  readonly name: string;
  readonly line: number;
  /** A member is named for its readers and may follow a public name; a variable is named for this file. */
  readonly kind: "variable" | "member";
}

/**
 * All names a file gives. The keys of an object literal are not among them: they are named by whoever reads the
 * object, which is often a library.
 */
export function collectBindings(program: Program, positions: LinePositions): Binding[] {
  const bindings: Binding[] = [];
  const add = (name: string, start: number, kind: Binding["kind"]) =>
    bindings.push({ name, line: positions.lineAt(start), kind });
  const addPattern = (pattern: NamePattern): void => {
    for (const { name, start } of identifiersOf(pattern)) add(name, start, "variable");
  };
  const addMember = ({ key }: { readonly key: PropertyKey }) => {
    if (key.type === "Identifier") add(key.name, key.start, "member");
  };
  const addFunction = (node: FunctionLike) => {
    addPattern(node.id);
    for (const parameter of node.params) addPattern(parameter);
  };

  new Visitor({
    VariableDeclarator: ({ id }) => addPattern(id),
    FunctionDeclaration: addFunction,
    FunctionExpression: addFunction,
    ArrowFunctionExpression: addFunction,
    TSDeclareFunction: addFunction,
    TSEmptyBodyFunctionExpression: addFunction,
    TSFunctionType: addFunction,
    TSMethodSignature: (node) => {
      addMember(node);
      addFunction(node);
    },
    TSPropertySignature: addMember,
    PropertyDefinition: addMember,
    MethodDefinition: addMember,
    CatchClause: ({ param }) => addPattern(param),
    ClassDeclaration: ({ id }) => addPattern(id),
    TSInterfaceDeclaration: ({ id }) => addPattern(id),
    TSTypeAliasDeclaration: ({ id }) => addPattern(id),
    ImportSpecifier: ({ local, imported }) => {
      if (local.start !== imported.start) addPattern(local);
    },
    ImportDefaultSpecifier: ({ local }) => addPattern(local),
    ImportNamespaceSpecifier: ({ local }) => addPattern(local),
  }).visit(program);
  return bindings;
}

interface FunctionLike {
  readonly id?: BindingIdentifier | null;
  readonly params: readonly ParamPattern[];
}

type NamePattern = ParamPattern | BindingRestElement | null | undefined;

/** The names in a pattern such as `{ a, b: [c, ...d] }`. */
function* identifiersOf(pattern: NamePattern): Iterable<{ readonly name: string; readonly start: number }> {
  if (pattern === null || pattern === undefined) return;
  switch (pattern.type) {
    case "Identifier":
      yield pattern;
      break;
    case "ObjectPattern":
      for (const property of pattern.properties) {
        yield* identifiersOf(property.type === "RestElement" ? property : property.value);
      }
      break;
    case "ArrayPattern":
      for (const element of pattern.elements) yield* identifiersOf(element);
      break;
    case "AssignmentPattern":
      yield* identifiersOf(pattern.left);
      break;
    case "RestElement":
      yield* identifiersOf(pattern.argument);
      break;
    case "TSParameterProperty":
      yield* identifiersOf(pattern.parameter);
      break;
  }
}
