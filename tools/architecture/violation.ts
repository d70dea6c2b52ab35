import type { Architecture } from "./architecture.ts";
import type { SourceFile } from "./source-file.ts";

/** One place where the code departs from a rule. */
export interface Violation {
  /** Relative to the root of the repository. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** What was found, as a sentence. */
  readonly found: string;
}

/** A rule of the architecture: what it refuses, and why, told with every violation. */
export interface Rule {
  /** Kebab-case, named like the rule's file; exceptions in `architecture.json` name it. */
  readonly name: string;
  readonly why: string;
  check(repository: Repository): Iterable<Violation>;
}

/** Everything a rule may look at. */
export interface Repository {
  readonly architecture: Architecture;
  readonly sources: readonly SourceFile[];
  /** What `packages` holds, whether `architecture.json` knows it or not. */
  readonly packageFolders: readonly string[];
}
