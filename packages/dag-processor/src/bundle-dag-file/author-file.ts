import { relative } from "node:path";
import type { Plugin } from "esbuild";
import { slashed } from "../inputs/stored-inputs.ts";

/*
 * `import.meta.url`, `__dirname` and their like keep meaning the author's file, although the code runs in a bundle.
 *
 * A file that uses one of them imports its own place under names that nobody else uses, and esbuild puts these names
 * where the author wrote the others. The import stands at the end of the file, so that no line moves; CommonJS has
 * to know its place before it starts, so there it stands at the beginning of the first line. The place is relative to
 * the bundle: no path of this machine gets into the text.
 */

const PLACES = /\bimport\s*\.\s*meta\b|\b__(?:dir|file)name\b/;
const MODULE_SYNTAX = /^\s*(?:import|export)\b|\bimport\s*\.\s*meta\b/m;
const SCHEME = "baram-file:";
const NAMES = "url as __baramUrl, filename as __baramFilename, dirname as __baramDirname";

/** For esbuild's `define`. A name that the author declared is not replaced. */
export const PLACE_NAMES: Readonly<Record<string, string>> = {
  "import.meta.url": "__baramUrl",
  "import.meta.filename": "__baramFilename",
  "import.meta.dirname": "__baramDirname",
  __filename: "__baramFilename",
  __dirname: "__baramDirname",
};

/** The text of a module with the import of its place, where it asks for it. */
export function withPlace(text: string, path: string, bundleFolder: string): string {
  if (!PLACES.test(text)) return text;
  const specifier = JSON.stringify(`${SCHEME}${slashed(relative(bundleFolder, path))}`);
  if (MODULE_SYNTAX.test(text)) return `${text}\nimport { ${NAMES} } from ${specifier};`;
  return `var { ${NAMES.replaceAll(" as ", ": ")} } = require(${specifier}); ${text}`;
}

const ADDED = /\nimport \{ url as __baramUrl[^\n]*;$|^var \{ url: __baramUrl[^;]*\} = require\("(?:[^"\\]|\\.)*"\); /;

/** Takes away what {@link withPlace} added. */
export function withoutPlace(text: string): string {
  return text.replace(ADDED, "");
}

/** Answers the imports that {@link withPlace} adds. */
export const PLACE_PLUGIN: Plugin = {
  name: "author-file",
  setup(build) {
    build.onResolve({ filter: /^baram-file:/ }, ({ path }) => ({
      path: path.slice(SCHEME.length),
      namespace: "baram-file",
    }));
    build.onLoad({ filter: /.*/, namespace: "baram-file" }, ({ path }) => ({ contents: placeModule(path) }));
  },
};

/** `import.meta` is taken apart, because its properties are replaced where they are written out. */
function placeModule(path: string): string {
  const place = path.split("/").map(encodeURIComponent).join("/");
  return `import { fileURLToPath } from "node:url";
import { dirname as directoryOf } from "node:path";
const { url: bundleUrl } = import.meta;
export const url = new URL(${JSON.stringify(place)}, bundleUrl).href;
export const filename = fileURLToPath(url);
export const dirname = directoryOf(filename);
`;
}
