import { TEMPLATE_FILES_EXPORT } from "@baram/execution-api";
import { withoutPlace } from "./author-file.ts";

/** The parts of a source map that are changed here. */
interface SourceMapText {
  readonly mappings: string;
  readonly sourcesContent: readonly (string | null)[];
}

/** Gives `require` to CommonJS; esbuild's own name for it stands in a bundle only when there is some. */
const REQUIRE =
  'import { createRequire as __baramCreateRequire } from "node:module"; const require = __baramCreateRequire(import.meta.url);\n';

/** Puts the text of a bundle and its source map together into one module. */
export function composeModule(code: string, mapText: string): string {
  const map = JSON.parse(mapText) as SourceMapText;
  const needsRequire = code.includes("var __require = /* @__PURE__ */");
  const composedMap = {
    ...map,
    mappings: needsRequire ? `;${map.mappings}` : map.mappings,
    sourcesContent: map.sourcesContent.map((text) => (text === null ? null : withoutPlace(text))),
  };
  const encoded = Buffer.from(JSON.stringify(composedMap)).toString("base64");
  const prefix = needsRequire ? REQUIRE : "";
  return `${prefix}${code}//# sourceMappingURL=data:application/json;base64,${encoded}\n`;
}

/** Puts template files into a composed module, before its source map, so that no line of code moves. */
export function withTemplateFiles(module: string, files: ReadonlyMap<string, string>): string {
  if (files.size === 0) return module;
  const end = module.lastIndexOf("//# sourceMappingURL=");
  const text = JSON.stringify(JSON.stringify([...files]));
  return `${module.slice(0, end)}export const ${TEMPLATE_FILES_EXPORT} = JSON.parse(${text});\n${module.slice(end)}`;
}
