/** A global of every runtime, which the standard library of the language alone does not declare. */
declare const TextDecoder: new (
  label: "utf-8",
  options: { readonly ignoreBOM: boolean },
) => { decode(bytes: Uint8Array): string };

/**
 * Decodes `%41`; what is no UTF-8 becomes the replacement character, and a stray `%` stays.
 *
 * `decodeURIComponent` would throw for both.
 */
export function decodePercent(text: string): string {
  return text.replace(/(?:%[0-9a-f]{2})+/gi, (run) => {
    const bytes = run
      .slice(1)
      .split("%")
      .map((digits) => Number.parseInt(digits, 16));
    return new TextDecoder("utf-8", { ignoreBOM: true }).decode(Uint8Array.from(bytes));
  });
}

/** Encodes everything but letters, digits and `_.-~`. */
export function encodePercent(text: string): string {
  return encodeURIComponent(text.replace(/\p{Surrogate}/gu, "\ufffd")).replace(
    /[!'()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** Reads `a=1&b=x+y`; of repeated keys the last wins, and a key without a value has an empty text. */
export function decodeForm(query: string): ReadonlyMap<string, string> {
  const decode = (part: string) => decodePercent(part.replaceAll("+", " "));
  const pairs = query.split("&").filter((pair) => pair !== "");
  return new Map(
    pairs.map((pair) => {
      const cut = pair.indexOf("=");
      return cut < 0 ? [decode(pair), ""] : [decode(pair.slice(0, cut)), decode(pair.slice(cut + 1))];
    }),
  );
}

/** Writes `a=1&b=x+y`. */
export function encodeForm(fields: Iterable<readonly [string, string]>): string {
  const encode = (part: string) => encodePercent(part).replaceAll("%20", "+");
  return Array.from(fields, ([key, value]) => `${encode(key)}=${encode(value)}`).join("&");
}
