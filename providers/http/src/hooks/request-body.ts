/** One value of a form or of a query. `null` is left out. */
export type FormValue = string | number | boolean | null;

/** What a request carries: a text, which is sent as it is, or fields. A list repeats its field. */
export type HttpData = string | Readonly<Record<string, FormValue | readonly FormValue[]>>;

/** Fields as `a=1&b=2&b=3`; a text as it is. */
function encodeForm(data: HttpData): string {
  if (typeof data === "string") return data;
  const form = new URLSearchParams();
  for (const [name, value] of Object.entries(data)) {
    for (const one of [value].flat()) if (one !== null && one !== undefined) form.append(name, String(one));
  }
  return form.toString();
}

/** Puts data behind a URL, after what its query has already. */
export function withQuery(url: string, data: HttpData | null): string {
  const query = data === null ? "" : encodeForm(data);
  if (query === "") return url;
  const target = new URL(url);
  target.search = target.search === "" ? query : `${target.search.slice(1)}&${query}`;
  return target.href;
}

/** A body with the type that it has by itself. */
export interface RequestBody {
  /** Bytes, because a client gives every text a type. */
  readonly bytes: Uint8Array;
  /** `null` for a text, whose type only its author knows. */
  readonly contentType: string | null;
}

/** The body of a request that has one. Parity: data goes before JSON, and a text has no type. */
export function encodeBody({
  data,
  json,
}: {
  readonly data: HttpData | null;
  readonly json: unknown;
}): RequestBody | null {
  if (data !== null) {
    const contentType = typeof data === "string" ? null : "application/x-www-form-urlencoded";
    return { bytes: Buffer.from(encodeForm(data)), contentType };
  }
  if (json === undefined) return null;
  return { bytes: Buffer.from(JSON.stringify(json)), contentType: "application/json" };
}
