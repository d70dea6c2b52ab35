/**
 * Writes the extra of a connection as JSON text.
 *
 * Parity: with a blank after each comma and colon and with signs outside ASCII escaped, because the text itself goes
 * into the connection's URI.
 */
export function writeExtra(extra: unknown): string {
  return JSON.stringify(extra, null, 1)
    .replaceAll(/,\n */g, ", ")
    .replaceAll(/\n */g, "")
    .replaceAll(/[\u007f-\uffff]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`);
}
