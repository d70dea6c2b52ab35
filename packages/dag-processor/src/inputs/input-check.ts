import { stat } from "node:fs/promises";
import { type DagFileInput, lookAtInput } from "./dag-file-input.ts";

/**
 * One look at many inputs. Each file is looked at once, however many Dag files it belongs to, and read only when its
 * size or time differs.
 */
export class InputCheck {
  readonly #looks = new Map<string, Promise<{ readonly size: number; readonly modifiedAt: number } | null>>();
  readonly #reads = new Map<string, Promise<DagFileInput>>();

  /** Whether any of the inputs has another content than it had. */
  async hasChange(inputs: readonly DagFileInput[]): Promise<boolean> {
    const answers = await Promise.all(inputs.map((input) => this.#hasChanged(input)));
    return answers.includes(true);
  }

  async #hasChanged({ path, hash, size, modifiedAt }: DagFileInput): Promise<boolean> {
    const found = await this.#look(path);
    if (found === null || hash === null) return (found === null) !== (hash === null);
    if (found.size === size && found.modifiedAt === modifiedAt) return false;
    return found.size !== size || (await this.#read(path)).hash !== hash;
  }

  #look(path: string): Promise<{ readonly size: number; readonly modifiedAt: number } | null> {
    const known = this.#looks.get(path);
    if (known !== undefined) return known;
    const look = stat(path).then(
      ({ size, mtimeMs }) => ({ size, modifiedAt: mtimeMs }),
      () => null,
    );
    this.#looks.set(path, look);
    return look;
  }

  #read(path: string): Promise<DagFileInput> {
    const known = this.#reads.get(path);
    if (known !== undefined) return known;
    const read = lookAtInput(path);
    this.#reads.set(path, read);
    return read;
  }
}
