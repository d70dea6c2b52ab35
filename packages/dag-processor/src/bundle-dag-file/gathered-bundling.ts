import { type BundleOutcome, bundleDagFiles } from "./bundle-dag-file.ts";
import type { BundlePlaces } from "./bundle-places.ts";

/** As many Dag files are bundled together at most; the texts of all of them are in memory meanwhile. */
const FILES_TOGETHER = 32;

interface WaitingFile {
  readonly sourcePath: string;
  readonly resolve: (outcome: BundleOutcome) => void;
  readonly reject: (error: unknown) => void;
}

/** Bundles Dag files; those that are asked for while others are being bundled are bundled together afterwards. */
export class GatheredBundling {
  readonly #places: BundlePlaces;
  readonly #waiting: WaitingFile[] = [];
  #isBundling = false;

  constructor(places: BundlePlaces) {
    this.#places = places;
  }

  /** As `bundleDagFile` does. Absolute, real path. */
  bundle(sourcePath: string): Promise<BundleOutcome> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ sourcePath, resolve, reject });
      if (!this.#isBundling) void this.#bundleAll();
    });
  }

  async #bundleAll(): Promise<void> {
    this.#isBundling = true;
    while (this.#waiting.length > 0) await this.#bundleSome(this.#waiting.splice(0, FILES_TOGETHER));
    this.#isBundling = false;
  }

  async #bundleSome(files: readonly WaitingFile[]): Promise<void> {
    try {
      const paths = files.map(({ sourcePath }) => sourcePath);
      const outcomes = await bundleDagFiles(paths, this.#places);
      for (const [place, outcome] of outcomes.entries()) files[place]?.resolve(outcome);
    } catch (error) {
      for (const { reject } of files) reject(error);
    }
  }
}
