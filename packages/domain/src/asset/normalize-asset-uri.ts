const URI = /^([a-z][a-z0-9+.-]*):(?:\/\/([^/?#]*))?([^?#]*)(?:\?([^#]*))?(?:#.*)?$/i;

/**
 * A URI as assets are known by it, so that two ways of writing one name the same asset.
 *
 * Parity: the scheme in small letters, no slash at the end of the path (but one where there is none), the parts of the
 * query in order, no fragment. What is no URI, or has a scheme of one's own (`x-…`), stays as it is.
 */
export function normalizeAssetUri(uri: string): string {
  const match = URI.exec(uri);
  if (match === null) return uri;
  const [, writtenScheme = "", authority, path = "", query = ""] = match;
  const scheme = writtenScheme.toLowerCase();
  if (scheme.startsWith("x-")) return uri;
  const trimmed = path.replace(/\/+$/, "");
  const sorted = sortQuery(query);
  return `${scheme}:${authority === undefined ? "" : `//${authority}`}${trimmed === "" ? "/" : trimmed}${sorted}`;
}

/** Parity: a part without a value is dropped. */
function sortQuery(query: string): string {
  const pairs = query.split("&").flatMap((part) => {
    const [name = "", ...value] = part.split("=");
    return value.length === 0 || value.join("=") === "" ? [] : [`${recode(name)}=${recode(value.join("="))}`];
  });
  return pairs.length === 0 ? "" : `?${pairs.toSorted().join("&")}`;
}

function recode(text: string): string {
  const plain = decode(text.replaceAll("+", " "));
  const encoded = encodeURIComponent(plain).replaceAll("%20", "+");
  return encoded.replace(/[!'()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`);
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // A lone percent sign stands for itself.
    return text;
  }
}
