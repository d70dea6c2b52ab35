import { type EcmaScriptModule, type Program, Visitor } from "oxc-parser";
import type { LinePositions } from "./line-positions.ts";

/** A mention of another module: an `import`, an `export … from`, an `import()`, a type's `import("…")`. */
export interface Import {
  readonly specifier: string;
  readonly line: number;
}

/** All modules a file mentions, types included: a cycle of types is a cycle of ideas. */
export function collectImports(program: Program, module: EcmaScriptModule, positions: LinePositions): Import[] {
  const imports: Import[] = [];
  const add = (specifier: unknown, start: number) => {
    if (typeof specifier === "string") imports.push({ specifier, line: positions.lineAt(start) });
  };
  for (const { moduleRequest, start } of module.staticImports) add(moduleRequest.value, start);
  for (const { start, entries } of module.staticExports) {
    const request = entries.find((entry) => entry.moduleRequest !== null)?.moduleRequest;
    if (request) add(request.value, start);
  }
  new Visitor({
    ImportExpression: ({ source, start }) => add(source.type === "Literal" ? source.value : null, start),
    TSImportType: ({ source, start }) => add(source.value, start),
  }).visit(program);
  return imports;
}
