import { once } from "node:events";
import { createWriteStream, renameSync, rmSync } from "node:fs";
import { finished } from "node:stream/promises";
import { createGzip } from "node:zlib";

/** A backup may hold secrets of an installation without encryption, and what its runs have left. */
const OWNER_ONLY = 0o600;

/** A compressed file of lines. It has its name only once it is whole. */
export class BackupFile {
  readonly #path: string;
  readonly #gzip = createGzip();
  readonly #written: Promise<void>;

  constructor(path: string) {
    this.#path = path;
    const file = createWriteStream(this.#partialPath, { mode: OWNER_ONLY });
    file.once("error", (error) => this.#gzip.destroy(error));
    this.#written = finished(this.#gzip.pipe(file));
    // Awaited at the end; until then what is written fails with it.
    this.#written.catch(() => undefined);
  }

  async write(lines: readonly string[]): Promise<void> {
    if (lines.length === 0) return;
    if (!this.#gzip.write(`${lines.join("\n")}\n`)) await once(this.#gzip, "drain");
  }

  /** Gives the file its name, over one that there may be. */
  async finish(): Promise<void> {
    this.#gzip.end();
    await this.#written;
    renameSync(this.#partialPath, this.#path);
  }

  /** Leaves nothing behind. */
  discard(): void {
    this.#gzip.destroy();
    rmSync(this.#partialPath, { force: true });
  }

  get #partialPath(): string {
    return `${this.#path}.partial`;
  }
}
