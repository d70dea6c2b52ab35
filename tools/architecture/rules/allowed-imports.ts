import { isBuiltin } from "node:module";
import type { Architecture, Part } from "../architecture.ts";
import { resolveImport } from "../resolve-import.ts";
import type { SourceFile } from "../source-file.ts";
import type { Rule } from "../violation.ts";

/** A file imports only the packages and libraries that the table lists for its part. */
export const allowedImports: Rule = {
  name: "allowed-imports",
  why: "Packages depend on one another in one direction; an edge that is not listed in architecture.json, with its reason, is a mistake.",

  *check({ architecture, sources }) {
    for (const source of sources) {
      const part = architecture.parts[source.part];
      if (part === undefined) continue;
      for (const { specifier, line } of source.imports) {
        const found = judgeImport(architecture, part, source, specifier);
        if (found !== null) yield { file: source.path, line, found };
      }
    }
  },
};

/** @returns what is wrong with the import, or `null`. */
function judgeImport(architecture: Architecture, part: Part, source: SourceFile, specifier: string): string | null {
  const target = resolveImport(source.path, specifier);
  switch (target.kind) {
    case "file":
      return target.path.startsWith(`${part.folder}/`)
        ? null
        : `"${specifier}" leads out of ${part.folder}; import the package by its name.`;
    case "node":
      return part.noNode === undefined || source.isForTests
        ? null
        : `"${source.part}" imports ${target.name}. ${part.noNode}`;
    case "part":
      if (target.entry in part.imports || isFixtureInTest(part, source, target)) return null;
      if (target.part === source.part) return `"${specifier}" is this package itself; import the file beside this one.`;
      return `"${source.part}" may not import "${specifier}"${reasonToKeepApart(architecture, source.part, target.part)}.`;
    case "library":
      return judgeLibrary(architecture, part, source, target.name);
  }
}

/** Tests of a package may use the fixtures of the packages it is built on. */
function isFixtureInTest(
  part: Part,
  source: SourceFile,
  target: { readonly part: string; readonly entry: string },
): boolean {
  return source.isForTests && target.entry === `${target.part}/fixture` && target.part in part.imports;
}

function judgeLibrary(architecture: Architecture, part: Part, source: SourceFile, name: string): string | null {
  if (isBuiltin(name)) return `"${name}" is a module of Node and is imported as "node:${name}".`;
  if (name in part.libraries || "*" in part.libraries) return null;
  if (source.isForTests && name in architecture.testLibraries) return null;
  return `"${source.part}" may not import the library "${name}"; if it should, list it in architecture.json with the reason.`;
}

function reasonToKeepApart(architecture: Architecture, from: string, to: string): string {
  const separation = architecture.apart.find((each) => each.from.includes(from) && each.never.includes(to));
  return separation === undefined ? "" : `, never: ${separation.why.replace(/\.$/, "")}`;
}
