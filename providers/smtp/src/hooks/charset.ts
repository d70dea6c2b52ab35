import iconv from "iconv-lite";

/** The charset of an e-mail whose author names none, which every reader of e-mail knows. */
export const CHARSET_DEFAULT = "utf-8";

/** An e-mail cannot be written in the charset that it is to be sent in. */
export class EmailCharsetError extends Error {
  override readonly name = "EmailCharsetError";
}

/** Whether a text can be written in the charset of a name. */
export function isKnownCharset(charset: unknown): boolean {
  return typeof charset === "string" && iconv.encodingExists(charset);
}

/** The bytes of a text. Throws {@link EmailCharsetError} for a charset that nobody knows or that lacks a character. */
export function encodeText(text: string, charset: string): Buffer {
  if (!isKnownCharset(charset)) {
    throw new EmailCharsetError(`"${charset}" is no known charset; expected one such as utf-8 or iso-8859-1.`);
  }
  const bytes = iconv.encode(text, charset);
  if (iconv.decode(bytes, charset) === text) return bytes;
  const missing = Array.from(text).find(
    (character) => iconv.decode(iconv.encode(character, charset), charset) !== character,
  );
  throw new EmailCharsetError(
    `The e-mail has ${missing === undefined ? "characters" : `"${missing}"`}, which ${charset} has not: send it in ${CHARSET_DEFAULT}.`,
  );
}
