import { resolveImport } from "../resolve-import.ts";
import type { SourceFile } from "../source-file.ts";
import type { Rule } from "../violation.ts";

/** Files of a package do not import one another in a circle, not even for types. */
export const noImportCycles: Rule = {
  name: "no-import-cycles",
  why: "Files that import one another can only be understood, loaded and moved together, and types are no exception.",

  *check({ sources }) {
    const imports = importsByFile(sources);
    const finished = new Set<string>();
    for (const { path } of sources) {
      for (const circle of circlesFrom(path, imports, finished)) {
        const line = lineOfImport(sources, circle);
        yield { file: circle[0] ?? path, line, found: `${[...circle, circle[0]].join(" → ")}.` };
      }
    }
  },
};

function importsByFile(sources: readonly SourceFile[]): ReadonlyMap<string, readonly string[]> {
  const known = new Set(sources.map((source) => source.path));
  return new Map(sources.map((source) => [source.path, importedFiles(source, known)]));
}

function importedFiles(source: SourceFile, known: ReadonlySet<string>): string[] {
  return source.imports.flatMap(({ specifier }) => {
    const target = resolveImport(source.path, specifier);
    if (target.kind !== "file") return [];
    const file = [target.path, `${target.path}.ts`, `${target.path}.tsx`].find((path) => known.has(path));
    return file === undefined ? [] : [file];
  });
}

/** Walks depth first; an import that leads back to a file on the way closes a circle, reported once. */
function* circlesFrom(
  start: string,
  imports: ReadonlyMap<string, readonly string[]>,
  finished: Set<string>,
  way: readonly string[] = [],
): Iterable<readonly string[]> {
  if (finished.has(start)) return;
  const here = [...way, start];
  for (const next of imports.get(start) ?? []) {
    const position = here.indexOf(next);
    if (position === -1) yield* circlesFrom(next, imports, finished, here);
    else yield here.slice(position);
  }
  finished.add(start);
}

function lineOfImport(sources: readonly SourceFile[], circle: readonly string[]): number {
  const first = sources.find((source) => source.path === circle[0]);
  const next = circle[1] ?? circle[0];
  const found = first?.imports.find(({ specifier }) => {
    const target = resolveImport(first.path, specifier);
    return target.kind === "file" && next?.startsWith(target.path);
  });
  return found?.line ?? 1;
}
