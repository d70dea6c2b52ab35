import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "../../source-fingerprint.mjs";

interface Manifest {
  readonly name: string;
  readonly exports: Readonly<Record<string, unknown>>;
}

/**
 * Makes a folder an author's project with a provider of this repository installed, as the registry has it: its manifest
 * leads to what was built and not to its sources, which only this repository's own tools can load.
 */
export function installProvider(project: string, provider: string): void {
  const source = join(ROOT, "providers", provider);
  const manifest = JSON.parse(readFileSync(join(source, "package.json"), "utf8")) as Manifest;
  const folder = join(project, "node_modules", manifest.name);
  mkdirSync(folder, { recursive: true });
  const exports = { ...manifest.exports, ".": "./dist/index.js" };
  writeFileSync(join(folder, "package.json"), JSON.stringify({ ...manifest, exports }));
  for (const part of ["dist", "connection-types.json"]) symlinkSync(join(source, part), join(folder, part));
  const dependencies = { [manifest.name]: "*" };
  writeFileSync(join(project, "package.json"), JSON.stringify({ type: "module", dependencies }));
}
