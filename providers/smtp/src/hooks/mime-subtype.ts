/** How content and files of an e-mail belong together where its author says nothing. */
export const MIME_SUBTYPE_DEFAULT = "mixed";

/** What is to be the kind of an e-mail's parts is no word of such a kind. */
export class EmailMimeSubtypeError extends Error {
  override readonly name = "EmailMimeSubtypeError";
}

/** Whether a value can stand behind `multipart/`. */
export function isMimeSubtype(value: unknown): value is string {
  return typeof value === "string" && /^[a-z][a-z0-9.+-]*$/i.test(value);
}

/** The value as it can stand behind `multipart/`; of a notifier it is what a template came to. */
export function readMimeSubtype(value: string | null | undefined): string {
  const subtype = value ?? MIME_SUBTYPE_DEFAULT;
  if (isMimeSubtype(subtype)) return subtype;
  throw new EmailMimeSubtypeError(
    `"${String(subtype)}" is no kind of parts of an e-mail; expected one such as mixed or related.`,
  );
}
