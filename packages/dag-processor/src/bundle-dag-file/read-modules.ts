import { extname } from "node:path";
import type { Loader, OnLoadResult, Plugin } from "esbuild";
import { type DagFileInput, readInput } from "../inputs/dag-file-input.ts";
import { withPlace } from "./author-file.ts";

const CODE_LOADERS: Readonly<Record<string, Loader>> = {
  ".ts": "ts",
  ".mts": "ts",
  ".cts": "ts",
  ".tsx": "tsx",
  ".js": "js",
  ".mjs": "js",
  ".cjs": "js",
  ".jsx": "jsx",
};

const DATA_LOADERS: Readonly<Record<string, Loader>> = {
  ".json": "json",
  ".sql": "text",
  ".txt": "text",
  ".md": "text",
  ".html": "text",
  ".csv": "text",
};

/** What was read to make a bundle, by absolute path. */
export interface ReadModule {
  readonly text: string;
  readonly input: DagFileInput;
}

/**
 * Reads the modules for esbuild, which makes what was read and what was bundled the same content.
 *
 * @param modules is filled, for bundles that fail too: their files are watched as well.
 */
export function readModules(modules: Map<string, ReadModule>, bundleFolder: string): Plugin {
  return {
    name: "read-modules",
    setup(build) {
      build.onLoad({ filter: /.*/, namespace: "file" }, async ({ path }) => {
        const { content, input } = await readInput(path);
        const text = content.toString("utf8");
        modules.set(path, { text, input });
        return loadModule({ path, text, bundleFolder });
      });
    },
  };
}

async function loadModule({
  path,
  text,
  bundleFolder,
}: {
  readonly path: string;
  readonly text: string;
  readonly bundleFolder: string;
}): Promise<OnLoadResult | null> {
  const extension = extname(path).toLowerCase();
  const codeLoader = CODE_LOADERS[extension];
  if (codeLoader !== undefined) return { contents: withPlace(text, path, bundleFolder), loader: codeLoader };
  if (extension === ".yaml" || extension === ".yml") return loadYaml(text, path);
  const loader = DATA_LOADERS[extension];
  // Without an answer esbuild itself says that it cannot read files of this kind.
  return loader === undefined ? null : { contents: text, loader };
}

async function loadYaml(text: string, path: string): Promise<OnLoadResult> {
  const { LineCounter, parseDocument } = await import("yaml");
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const [error] = document.errors;
  if (error === undefined) return { contents: JSON.stringify(document.toJS() ?? null), loader: "json" };
  const { line, col } = lines.linePos(error.pos[0]);
  const lineText = text.split(/\r?\n/)[line - 1] ?? "";
  return { errors: [{ text: error.message, location: { file: path, line, column: col - 1, lineText } }] };
}
