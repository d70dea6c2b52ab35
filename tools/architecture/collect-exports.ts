import type { Comment, Declaration, Program } from "oxc-parser";
import type { LinePositions } from "./line-positions.ts";

/** One name a file exports. */
export interface Export {
  /** `default` for a default export, `*` for everything of another module. */
  readonly name: string;
  readonly line: number;
  /** Whether something remains of it at run time. */
  readonly isValue: boolean;
  /** Whether it is declared in another file and only passed on here. */
  readonly isPassedOn: boolean;
  readonly hasDocstring: boolean;
}

/** All names a file exports, in order; overloads of a function once. */
export function collectExports(
  program: Program,
  comments: readonly Comment[],
  text: string,
  positions: LinePositions,
): Export[] {
  const docstringEnds = comments
    .filter(({ type, value }) => type === "Block" && value.startsWith("*"))
    .map(({ end }) => end);
  const hasDocstring = (start: number) =>
    docstringEnds.some((end) => end <= start && text.slice(end, start).trim() === "");
  const declared = declarationsByName(program);
  const imported = importedNames(program);

  const exports: Export[] = [];
  const add = (name: string, start: number, details: Omit<Export, "name" | "line">) => {
    if (!exports.some((other) => other.name === name))
      exports.push({ name, line: positions.lineAt(start), ...details });
  };
  for (const statement of program.body) {
    const { start } = statement;
    if (statement.type === "ExportAllDeclaration") {
      const name = statement.exported === null ? `* from ${statement.source.value}` : nameOf(statement.exported);
      add(name, start, { isValue: statement.exportKind === "value", isPassedOn: true, hasDocstring: true });
    } else if (statement.type === "ExportDefaultDeclaration") {
      add("default", start, { isValue: true, isPassedOn: false, hasDocstring: hasDocstring(start) });
    } else if (statement.type === "ExportNamedDeclaration" && statement.declaration !== null) {
      const isValue = !TYPE_DECLARATIONS.has(statement.declaration.type);
      for (const name of namesOf(statement.declaration)) {
        add(name, start, { isValue, isPassedOn: false, hasDocstring: hasDocstring(start) });
      }
    } else if (statement.type === "ExportNamedDeclaration") {
      for (const { local, exported, exportKind } of statement.specifiers) {
        const declaration = declared.get(nameOf(local));
        add(nameOf(exported), start, {
          isValue: statement.exportKind === "value" && exportKind === "value" && declaration?.isValue !== false,
          isPassedOn: statement.source !== null || imported.has(nameOf(local)),
          hasDocstring: declaration === undefined || hasDocstring(declaration.start),
        });
      }
    }
  }
  return exports;
}

const TYPE_DECLARATIONS: ReadonlySet<string> = new Set(["TSInterfaceDeclaration", "TSTypeAliasDeclaration"]);

function declarationsByName(program: Program): Map<string, { readonly start: number; readonly isValue: boolean }> {
  const found = new Map<string, { readonly start: number; readonly isValue: boolean }>();
  for (const statement of program.body) {
    if (!statement.type.endsWith("Declaration")) continue;
    for (const name of namesOf(statement as Declaration)) {
      found.set(name, { start: statement.start, isValue: !TYPE_DECLARATIONS.has(statement.type) });
    }
  }
  return found;
}

function importedNames(program: Program): Set<string> {
  const names = new Set<string>();
  for (const statement of program.body) {
    if (statement.type !== "ImportDeclaration") continue;
    for (const specifier of statement.specifiers) names.add(specifier.local.name);
  }
  return names;
}

function namesOf(declaration: Declaration): string[] {
  if (declaration.type === "VariableDeclaration") {
    return declaration.declarations.flatMap(({ id }) => (id.type === "Identifier" ? [id.name] : []));
  }
  return "id" in declaration && declaration.id?.type === "Identifier" ? [declaration.id.name] : [];
}

function nameOf(node: { readonly name: string } | { readonly value: string }): string {
  return "name" in node ? node.name : node.value;
}
