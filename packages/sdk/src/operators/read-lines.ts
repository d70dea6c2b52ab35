import { TextDecoder } from "node:util";

const NEWLINE = 0x0a;

/** Cuts a stream of bytes into lines of text. */
export interface LineReader {
  push(chunk: Uint8Array): void;
  /** Hands over a last line without a line break, and returns the last line there was; empty without any. */
  end(): string;
}

/**
 * Reads lines as they come in, each without white space at its end.
 *
 * Parity: bytes that are no text in the encoding are written as `\xff`.
 */
export function createLineReader(encoding: string, onLine: (line: string) => void): LineReader {
  const decoder = new TextDecoder(encoding, { fatal: true, ignoreBOM: true });
  let pending: Uint8Array[] = [];
  let lastLine = "";

  function finishLine(bytes: readonly Uint8Array[]): void {
    lastLine = decode(decoder, Buffer.concat(bytes)).trimEnd();
    onLine(lastLine);
  }

  return {
    push(chunk) {
      let start = 0;
      for (let end = chunk.indexOf(NEWLINE); end !== -1; end = chunk.indexOf(NEWLINE, start)) {
        finishLine([...pending, chunk.subarray(start, end)]);
        pending = [];
        start = end + 1;
      }
      if (start < chunk.length) pending.push(chunk.subarray(start));
    },
    end() {
      if (pending.length > 0) finishLine(pending);
      pending = [];
      return lastLine;
    },
  };
}

function decode(decoder: TextDecoder, bytes: Uint8Array): string {
  try {
    return decoder.decode(bytes);
  } catch {
    // `fatal` reports only that some byte is wrong. What is right is then found sign by sign.
    return decodeAround(decoder, bytes);
  }
}

const BYTES_PER_SIGN_MAXIMUM = 4;

function decodeAround(decoder: TextDecoder, bytes: Uint8Array): string {
  let text = "";
  let position = 0;
  while (position < bytes.length) {
    const sign = decodeSign(decoder, bytes, position);
    text += sign?.text ?? `\\x${(bytes[position] ?? 0).toString(16).padStart(2, "0")}`;
    position += sign?.length ?? 1;
  }
  return text;
}

function decodeSign(decoder: TextDecoder, bytes: Uint8Array, position: number) {
  for (let length = 1; length <= BYTES_PER_SIGN_MAXIMUM && position + length <= bytes.length; length += 1) {
    try {
      return { text: decoder.decode(bytes.subarray(position, position + length)), length };
    } catch {
      // Not a whole sign yet, or not one at all.
    }
  }
  return null;
}
