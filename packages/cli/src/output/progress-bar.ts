import type { Terminal } from "../terminal/terminal.ts";

const WIDTH = 30;

/** A bar that is drawn again and again on a terminal. Elsewhere nothing is drawn: whoever reads a file wants the end. */
export class ProgressBar {
  readonly #terminal: Pick<Terminal, "write" | "columns">;
  #shown = "";

  constructor(terminal: Pick<Terminal, "write" | "columns">) {
    this.#terminal = terminal;
  }

  show({ done, total, words }: { readonly done: number; readonly total: number; readonly words: string }): void {
    const { columns } = this.#terminal;
    if (columns === null) return;
    const filled = total === 0 ? WIDTH : Math.floor((Math.min(done, total) / total) * WIDTH);
    const line = `[${"#".repeat(filled)}${"-".repeat(WIDTH - filled)}] ${words}`.slice(0, columns - 1);
    if (line !== this.#shown) this.#terminal.write(`\r\u001b[K${line}`);
    this.#shown = line;
  }

  /** Takes the bar away. */
  end(): void {
    if (this.#shown !== "") this.#terminal.write("\r\u001b[K");
    this.#shown = "";
  }
}
