import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { extname, join } from "node:path";
import { gzipSync } from "node:zlib";
import type { Plugin } from "vite";

/** Fonts and pictures are compressed as they are. */
const COMPRESSIBLE = new Set([".css", ".html", ".js", ".json", ".svg", ".txt"]);
/** Below this a packet of the network carries it anyway. */
const LEAST_BYTES = 1400;

/** Puts a compressed copy beside each file, which the server sends to browsers that take it; made once, as small as it gets. */
export function compressedFiles(): Plugin {
  return {
    name: "compressed-files",
    apply: "build",
    writeBundle({ dir }) {
      if (dir === undefined) return;
      for (const entry of readdirSync(dir, { recursive: true, withFileTypes: true })) {
        if (!entry.isFile() || !COMPRESSIBLE.has(extname(entry.name))) continue;
        const path = join(entry.parentPath, entry.name);
        const content = readFileSync(path);
        if (content.length >= LEAST_BYTES) writeFileSync(`${path}.gz`, gzipSync(content, { level: 9 }));
      }
    },
  };
}
