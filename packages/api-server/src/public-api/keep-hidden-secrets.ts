import type { Json } from "@baram/domain";
import { SecretMasker, type SensitiveNames } from "@baram/execution-api";

/**
 * An extra as it was sent, with the stored secret wherever the mask came back that stands for it.
 *
 * Whoever edits a connection is shown `***` for each secret of its extra, and sends that again with what they changed.
 */
export function keepHiddenSecrets(sent: string, stored: string | null, names: SensitiveNames): string {
  const [sentValue, storedValue] = [readJson(sent), stored === null ? undefined : readJson(stored)];
  if (sentValue === undefined || storedValue === undefined) return sent;
  const kept = merge(sentValue, new SecretMasker(names).maskValue(storedValue), storedValue);
  // What brings no mask back is stored as it was written, spaces included.
  return JSON.stringify(kept) === JSON.stringify(sentValue) ? sent : JSON.stringify(kept);
}

function merge(sent: Json, masked: Json | undefined, stored: Json | undefined): Json {
  if (typeof sent === "string") return sent === masked && stored !== undefined ? stored : sent;
  if (typeof sent !== "object" || sent === null) return sent;
  if (Array.isArray(sent)) {
    const items = sent as readonly Json[];
    return items.map((item, place) => merge(item, partOf(masked, place), partOf(stored, place)));
  }
  return Object.fromEntries(
    Object.entries(sent).map(([key, value]) => [key, merge(value, partOf(masked, key), partOf(stored, key))]),
  );
}

function partOf(value: Json | undefined, key: string | number): Json | undefined {
  if (typeof value !== "object" || value === null || !Object.hasOwn(value, key)) return undefined;
  return (value as Readonly<Record<string | number, Json>>)[key];
}

function readJson(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}
