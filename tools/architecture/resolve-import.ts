import { posix } from "node:path";

/** Where an import leads: to a file beside it, to a part of the repository, to Node, or to a library. */
export type ImportTarget =
  | { readonly kind: "file"; readonly path: string }
  /** `entry` is the part's name, with the entry point behind a slash unless it is the main one. */
  | { readonly kind: "part"; readonly part: string; readonly entry: string }
  | { readonly kind: "node"; readonly name: string }
  | { readonly kind: "library"; readonly name: string };

const SCOPE = "@baram/";

/** Reads a specifier as Node would, without looking at the disk. */
export function resolveImport(fromPath: string, specifier: string): ImportTarget {
  if (specifier.startsWith(".")) {
    const [path = ""] = specifier.split("?");
    return { kind: "file", path: posix.join(posix.dirname(fromPath), path) };
  }
  if (specifier.startsWith("node:")) return { kind: "node", name: specifier };
  if (specifier.startsWith(SCOPE)) return partTarget(specifier.slice(SCOPE.length));
  if (specifier === "baram" || specifier.startsWith("baram/")) return partTarget(specifier);
  const [first = "", second = ""] = specifier.split("/");
  return { kind: "library", name: first.startsWith("@") ? `${first}/${second}` : first };
}

function partTarget(entry: string): ImportTarget {
  const [part = entry] = entry.split("/");
  return { kind: "part", part, entry };
}
