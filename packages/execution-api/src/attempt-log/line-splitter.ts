import { StringDecoder } from "node:string_decoder";

/** A text without a line feed is cut into lines of this length, so that a flood of it cannot fill the memory. */
const LINE_LENGTH_MAXIMUM = 65_536;

/** Turns what a process prints, in pieces of any size, into lines without their line feeds. */
export class LineSplitter {
  readonly #onLine: (line: string) => void;
  readonly #decoder = new StringDecoder("utf8");
  #rest = "";

  constructor(onLine: (line: string) => void) {
    this.#onLine = onLine;
  }

  write(piece: string | Uint8Array): void {
    const text = this.#rest + (typeof piece === "string" ? piece : this.#decoder.write(Buffer.from(piece)));
    let start = 0;
    for (let end = text.indexOf("\n"); end !== -1; end = text.indexOf("\n", start)) {
      this.#onLine(text.slice(start, text[end - 1] === "\r" && end > start ? end - 1 : end));
      start = end + 1;
    }
    while (text.length - start > LINE_LENGTH_MAXIMUM) {
      this.#onLine(text.slice(start, start + LINE_LENGTH_MAXIMUM));
      start += LINE_LENGTH_MAXIMUM;
    }
    this.#rest = text.slice(start);
  }

  /** Hands over a last line that has no line feed. */
  end(): void {
    const rest = this.#rest + this.#decoder.end();
    this.#rest = "";
    if (rest !== "") this.#onLine(rest);
  }
}
