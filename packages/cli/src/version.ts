import { existsSync, readFileSync } from "node:fs";

/** The version of this installation; all packages of Baram share it. */
export function readVersion(): string {
  let folder = new URL(".", import.meta.url);
  // Compiled or bundled, this file is somewhere below its package's folder.
  while (!existsSync(new URL("package.json", folder))) folder = new URL("..", folder);
  const text = readFileSync(new URL("package.json", folder), "utf8");
  return (JSON.parse(text) as { readonly version: string }).version;
}
