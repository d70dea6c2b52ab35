import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** `architecture.json`: who may import whom, and why. */
export interface Architecture {
  /** By name; a package's name is what follows `@baram/`. */
  readonly parts: Readonly<Record<string, Part>>;
  /** Libraries that tests, and nothing else, may import anywhere, each with its reason. */
  readonly testLibraries: Readonly<Record<string, string>>;
  readonly apart: readonly Separation[];
  readonly oneExportFolders: readonly OneExportFolder[];
  readonly exceptions: readonly Exception[];
}

/** A package, or another folder with code in it. */
export interface Part {
  readonly folder: string;
  /** The parts it may import, or a single entry point of one (`metadata-store/transitions`), each with its reason. */
  readonly imports: Readonly<Record<string, string>>;
  /** The libraries it may import, each with its reason; `*` stands for every one. */
  readonly libraries: Readonly<Record<string, string>>;
  /** Why it may not import `node:` modules; absent when it may. */
  readonly noNode?: string;
}

/** Parts that must not be reached from others, not even through a third. */
export interface Separation {
  readonly from: readonly string[];
  readonly never: readonly string[];
  readonly why: string;
}

/** A folder in which a file exports one value, named like the file. `*` in the path stands for one folder name. */
export interface OneExportFolder {
  readonly folder: string;
  readonly why: string;
}

/** A violation that is allowed, with its reason. */
export interface Exception {
  readonly rule: string;
  readonly file: string;
  readonly reason: string;
}

/** Reads `architecture.json` from the root of a repository. */
export function readArchitecture(root: string): Architecture {
  return JSON.parse(readFileSync(join(root, "architecture.json"), "utf8")) as Architecture;
}

/** Whether a folder is one of a package that is published: of Baram itself, or of a provider. */
export function isPackageFolder(folder: string): boolean {
  return folder.startsWith("packages/") || folder.startsWith("providers/");
}

/** The files behind a package's `exports` map, relative to the root of the repository; none for a part without one. */
export function entryFiles(root: string, part: Part): ReadonlySet<string> {
  const manifestPath = join(root, part.folder, "package.json");
  if (!existsSync(manifestPath)) return new Set();
  const manifest = JSON.parse(readFileSync(manifestPath, "utf8")) as {
    readonly exports?: Readonly<Record<string, string | Readonly<Record<string, string>>>>;
  };
  const entries = Object.values(manifest.exports ?? {}).flatMap((entry) =>
    typeof entry === "string" ? [] : [entry["baram-source"] ?? []].flat(),
  );
  return new Set(entries.map((path) => `${part.folder}/${path.replace(/^\.\//, "")}`));
}
