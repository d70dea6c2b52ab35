import { encodeForm, encodePercent } from "@baram/domain";

/** A shorter line, as the brace at the end of a JSON document, says nothing and stands in many other texts. */
const LINE_LENGTH_MINIMUM = 8;

/**
 * The texts in which a secret shows itself: as it is, within a URI, and quoted, as JSON, templates and `console.log` do.
 *
 * Of a secret of several lines, as a private key, each line counts too, because logs are written and masked line by line.
 */
export function formsOfSecret(secret: string): ReadonlySet<string> {
  const percent = encodePercent(secret);
  const lines = secret.split(/\r?\n/).map((line) => line.trim());
  const longLines = lines.length > 1 ? lines.filter(({ length }) => length >= LINE_LENGTH_MINIMUM) : [];
  return new Set([
    ...[secret, ...longLines].flatMap(quotedForms),
    percent,
    // As `encodeURIComponent` and Python's `quote` write it, and as a field of a form.
    percent.replace(/%(?:21|27|28|29|2A)/g, decodeURIComponent),
    percent.replaceAll("%2F", "/"),
    encodeForm([[secret, ""]]).slice(0, -1),
  ]);
}

/** Without the quotes around it, which may be of either kind, so that only the same kind within is escaped. */
function quotedForms(text: string): readonly string[] {
  const json = JSON.stringify(text).slice(1, -1);
  const ascii = json.replace(/[\u0080-\uffff]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`);
  const unquoted = json.replaceAll('\\"', '"');
  return [text, json, ascii, unquoted, unquoted.replaceAll("'", "\\'")];
}
