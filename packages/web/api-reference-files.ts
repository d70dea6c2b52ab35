import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type { Plugin } from "vite";

/** As they come, under their own names: the page of `public/api-reference` asks for them. */
const FILES = ["swagger-ui.css", "swagger-ui-bundle.js", "LICENSE", "NOTICE"];

/** Puts what the reference of the REST API is drawn with beside its page, so that it is served from here and nowhere else. */
export function apiReferenceFiles(): Plugin {
  const folder = dirname(createRequire(import.meta.url).resolve("swagger-ui-dist/package.json"));
  return {
    name: "api-reference-files",
    generateBundle() {
      for (const name of FILES) {
        const source = readFileSync(join(folder, name));
        this.emitFile({ type: "asset", fileName: `api-reference/${name}`, source });
      }
    },
  };
}
