import type { Fernet } from "../encryption/fernet.ts";
import { readSignedText, signText } from "../encryption/signed-text.ts";

const PURPOSE = "file token";

/** A text that names a Dag file, for clients to hand back; nobody else can make one. */
export function fileTokenOf(fernet: Fernet, relativePath: string): string {
  return signText(fernet, PURPOSE, relativePath);
}

/** The path in a token; `null` for a forged one. */
export function readFileToken(fernet: Fernet, token: string): string | null {
  return readSignedText(fernet, PURPOSE, token);
}
