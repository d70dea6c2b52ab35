import { readFileSync } from "node:fs";
import type { SourceMapPayload } from "node:module";
import { SourceMap } from "node:module";
import { dirname, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import type { BundleLocation } from "@baram/execution-api";

/** A position in one of the author's files, counted from 1. */
export interface AuthorPosition {
  readonly path: string;
  readonly line: number;
  readonly column: number;
}

/**
 * The author's files that a bundle was made from, as its inline source map tells them.
 *
 * Made only when something went wrong. A bundle without a map stands for itself.
 */
export class BundleSources {
  readonly #bundle: BundleLocation;
  readonly #contents = new Map<string, string | null>();
  readonly #map: SourceMap | null;
  readonly #paths: readonly string[];

  constructor(bundle: BundleLocation) {
    this.#bundle = bundle;
    const text = readFileSync(bundle.modulePath, "utf8");
    const payload = inlineMapOf(text);
    this.#map = payload === null ? null : new SourceMap(payload);
    this.#paths = (payload?.sources ?? []).map((source) => this.#resolve(source, payload?.sourceRoot ?? ""));
    this.#paths.forEach((path, index) => this.#contents.set(path, payload?.sourcesContent[index] ?? null));
    this.#contents.set(bundle.modulePath, text);
  }

  isAuthorFile(path: string): boolean {
    return this.#contents.has(path);
  }

  /** The lines of one of the author's files, empty when they are unknown. */
  linesOf(path: string): readonly string[] {
    return (this.#contents.get(path) ?? "").split(/\r?\n/);
  }

  /** How a file is named to the author: from the folder of the Dag file. */
  nameOf(path: string): string {
    return relative(dirname(this.#bundle.sourcePath), path);
  }

  /** Where something in the bundle's own text comes from; `null` when the map does not say. */
  originOf(line: number, column: number): AuthorPosition | null {
    const entry = this.#map?.findEntry(line - 1, column - 1);
    if (entry === undefined || !("originalSource" in entry)) return null;
    const path = this.#resolve(entry.originalSource, "");
    return { path, line: entry.originalLine + 1, column: entry.originalColumn + 1 };
  }

  /** The first place in the Dag file where this text stands. */
  find(text: string): AuthorPosition | null {
    for (const path of [this.#bundle.sourcePath, ...this.#paths]) {
      const lines = this.linesOf(path);
      const index = lines.findIndex((line) => line.includes(text));
      if (index !== -1) return { path, line: index + 1, column: (lines[index]?.indexOf(text) ?? 0) + 1 };
    }
    return null;
  }

  #resolve(source: string, sourceRoot: string): string {
    if (source.startsWith("file://")) return fileURLToPath(source);
    return resolve(dirname(this.#bundle.modulePath), sourceRoot, source);
  }
}

const INLINE_MAP = /\/\/# sourceMappingURL=data:application\/json;(?:charset=utf-8;)?base64,([A-Za-z0-9+/=]+)\s*$/;

function inlineMapOf(text: string): SourceMapPayload | null {
  const encoded = INLINE_MAP.exec(text)?.[1];
  if (encoded === undefined) return null;
  return JSON.parse(Buffer.from(encoded, "base64").toString("utf8")) as SourceMapPayload;
}
