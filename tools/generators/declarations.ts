import { posix } from "node:path";
import { type Comment, type Declaration, type Program, parseSync } from "oxc-parser";

/** Reads a file by its path relative to the root of the repository. */
type ReadFile = (path: string) => string;

/**
 * The declarations behind everything a `.d.ts` file exports, by exported name, without comments. What it passes on
 * from other files and packages is followed to where it is declared.
 */
export function readDeclarations(entry: string, readFile: ReadFile): Map<string, string> {
  const text = readFile(entry);
  const { program, comments } = parseSync(entry, text);
  const found = new Map<string, string>();
  const add = (name: string, declaration: string) =>
    found.set(name, found.has(name) ? `${found.get(name)}\n${declaration}` : declaration);

  for (const statement of program.body) {
    if (statement.type === "ExportAllDeclaration") {
      const target = resolveDeclarations(entry, statement.source.value);
      for (const [name, declaration] of readDeclarations(target, readFile)) found.set(name, declaration);
    } else if (statement.type === "ExportNamedDeclaration" && statement.declaration !== null) {
      const declaration = withoutComments(text, comments, statement);
      for (const name of namesOf(statement.declaration)) add(name, declaration);
    } else if (statement.type === "ExportNamedDeclaration") {
      const origins = statement.source === null ? importOrigins(program) : null;
      for (const { local, exported } of statement.specifiers) {
        const [name, publicName] = [nameOf(local), nameOf(exported)];
        const specifier = statement.source?.value ?? origins?.get(name)?.specifier;
        const declaration =
          specifier === undefined
            ? localDeclaration(text, comments, program, name)
            : readDeclarations(resolveDeclarations(entry, specifier), readFile).get(origins?.get(name)?.name ?? name);
        if (declaration !== undefined)
          add(publicName, name === publicName ? declaration : `${declaration} // as ${publicName}`);
      }
    }
  }
  return found;
}

function resolveDeclarations(from: string, specifier: string): string {
  if (specifier.startsWith("@baram/")) return `packages/${specifier.slice("@baram/".length)}/dist/index.d.ts`;
  return posix.join(posix.dirname(from), specifier.replace(/\.[jt]s$/, ".d.ts"));
}

function importOrigins(program: Program): Map<string, { readonly specifier: string; readonly name: string }> {
  const origins = new Map<string, { readonly specifier: string; readonly name: string }>();
  for (const statement of program.body) {
    if (statement.type !== "ImportDeclaration") continue;
    for (const specifier of statement.specifiers) {
      if (specifier.type !== "ImportSpecifier") continue;
      origins.set(specifier.local.name, { specifier: statement.source.value, name: nameOf(specifier.imported) });
    }
  }
  return origins;
}

function localDeclaration(
  text: string,
  comments: readonly Comment[],
  program: Program,
  name: string,
): string | undefined {
  const declarations = program.body.filter(
    (statement) => "declare" in statement && namesOf(statement as Declaration).includes(name),
  );
  if (declarations.length === 0) return undefined;
  return declarations.map((statement) => withoutComments(text, comments, statement)).join("\n");
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

function withoutComments(
  text: string,
  comments: readonly Comment[],
  { start, end }: { readonly start: number; readonly end: number },
): string {
  const inside = comments.filter((comment) => comment.start >= start && comment.end <= end);
  let position = start;
  let kept = "";
  for (const comment of inside) {
    kept += text.slice(position, comment.start);
    position = comment.end;
  }
  return (kept + text.slice(position, end)).replace(/[ \t]*\n(\s*\n)*/g, "\n");
}
