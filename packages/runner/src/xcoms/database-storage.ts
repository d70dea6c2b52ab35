import { decodeXCom, encodeXCom, isXComInFile } from "@baram/domain";
import { XComRefusedError, type XComStorage } from "./xcom-storage.ts";

/** Keeps values in the database itself, up to a size in bytes. */
export function databaseStorage({ limitBytes }: { readonly limitBytes: number }): XComStorage {
  return {
    write: async (value) => {
      const text = requireXComText(value);
      requireSize(text, limitBytes);
      return { text, needsPurge: false };
    },
    read: async (text) => decodeStoredXCom(text),
    show: async (text) => decodeXCom(text),
    purge: async () => undefined,
  };
}

/** A value as XCom text. Nothing, pushed under a key, is a null. */
export function requireXComText(value: unknown): string {
  const encoded = encodeXCom(value);
  switch (encoded.kind) {
    case "nothing":
      return "null";
    case "text":
      return encoded.text;
    case "refused":
      throw new XComRefusedError(encoded.message);
  }
}

/** Throws for a text that is larger than the database may be given. */
export function requireSize(text: string, limitBytes: number): void {
  // A character is three bytes at most, so that most texts need no counting.
  if (text.length * 3 <= limitBytes) return;
  const bytes = Buffer.byteLength(text);
  if (bytes <= limitBytes) return;
  throw new XComRefusedError(
    `It takes ${bytes} bytes, and the database takes ${limitBytes} at most ([core] xcom_limit_bytes): store it in a file or an object store and return its name, or set [core] xcom_backend to files.`,
  );
}

/** Reads a text that holds the value itself. */
export function decodeStoredXCom(text: string): unknown {
  if (!isXComInFile(text)) return decodeXCom(text);
  throw new XComRefusedError(
    "It was stored in a file by the XCom back end files, which is not the one in use: set [core] xcom_backend to files to read it.",
  );
}
