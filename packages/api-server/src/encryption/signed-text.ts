import { timingSafeEqual } from "node:crypto";
import type { Fernet } from "./fernet.ts";

/** A text that a client carries for us and cannot change. The purpose keeps one kind from passing for another. */
export function signText(fernet: Fernet, purpose: string, text: string): string {
  const signature = fernet.signature(`${purpose}\0${text}`);
  return `${Buffer.from(text).toString("base64url")}.${signature.toString("base64url")}`;
}

/** The text of {@link signText}; `null` when it was not made there for this purpose. */
export function readSignedText(fernet: Fernet, purpose: string, signed: string): string | null {
  const [encoded = "", signature = ""] = signed.split(".", 2);
  const text = Buffer.from(encoded, "base64url").toString("utf8");
  const expected = fernet.signature(`${purpose}\0${text}`);
  const given = Buffer.from(signature, "base64url");
  return given.length === expected.length && timingSafeEqual(given, expected) ? text : null;
}
