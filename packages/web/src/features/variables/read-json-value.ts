/** The value of a variable: JSON, which is most often an object, or plain text. */
export type JsonReading =
  | { readonly kind: "json"; readonly value: unknown; readonly form: "object" | "array" | "scalar" }
  | { readonly kind: "text" };

/** Reads a value as JSON where it is some. A bare word is no JSON; a bare number is. */
export function readJsonValue(text: string): JsonReading {
  try {
    const value: unknown = JSON.parse(text);
    const form = Array.isArray(value) ? "array" : typeof value === "object" && value !== null ? "object" : "scalar";
    return { kind: "json", value, form };
  } catch {
    return { kind: "text" };
  }
}
