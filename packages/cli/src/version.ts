import { readFileSync } from "node:fs";

/** The version of this installation; all packages of Baram share it. */
export function readVersion(): string {
  const text = readFileSync(new URL("../package.json", import.meta.url), "utf8");
  return (JSON.parse(text) as { readonly version: string }).version;
}
