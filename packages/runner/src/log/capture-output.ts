import { writeSync } from "node:fs";
import { Writable } from "node:stream";

/** Takes what is printed; `false` lets it go on to the process's real output. */
export type OutputReceiver = (stream: "stdout" | "stderr", piece: string | Uint8Array) => boolean;

const DESCRIPTORS = { stdout: 1, stderr: 2 } as const;

/** Stands in for one of the process's output streams. */
class CapturedOutput extends Writable {
  /** As libraries expect it of an output stream. */
  readonly fd: number;
  readonly #name: "stdout" | "stderr";
  readonly #receive: OutputReceiver;

  constructor(name: "stdout" | "stderr", receive: OutputReceiver) {
    super({ decodeStrings: false });
    this.fd = DESCRIPTORS[name];
    this.#name = name;
    this.#receive = receive;
  }

  override _write(piece: string | Uint8Array, encoding: BufferEncoding, written: (error?: Error | null) => void): void {
    const isOtherText = typeof piece === "string" && !/^utf-?8$/i.test(encoding);
    const bytes = isOtherText ? Buffer.from(piece, encoding) : piece;
    if (!this.#receive(this.#name, bytes)) writeSync(this.fd, bytes as string);
    written();
  }
}

/**
 * Sees everything that JavaScript in this process prints, `console` included.
 *
 * The real streams are never opened: Node would make their pipes non-blocking, and native code or a child with inherited
 * output that prints faster than the pool reads would fail instead of waiting.
 */
export function captureOutput(host: NodeJS.Process, receive: OutputReceiver): void {
  for (const name of ["stdout", "stderr"] as const) {
    const stream = new CapturedOutput(name, receive);
    Object.defineProperty(host, name, { value: stream, configurable: true, enumerable: true, writable: true });
  }
}
