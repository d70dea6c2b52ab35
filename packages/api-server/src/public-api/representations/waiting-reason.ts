import type { Json, JsonObject, WaitingReason } from "@baram/domain";
import * as schema from "../../http/schema.ts";

/** One reason to wait: a word to rely on, a sentence, and what the sentence says as data. */
export const WaitingReasonSchema = schema.object("WaitingReason", {
  kind: schema.text(),
  message: schema.text(),
  facts: schema.anyObject(),
});

/** A reason as the wire has it. */
export function representWaitingReason({
  kind,
  message,
  facts,
}: WaitingReason): schema.Described<typeof WaitingReasonSchema> {
  return { kind, message, facts: snakeCaseKeys(facts) as JsonObject };
}

/** Data as the wire has it. */
export function snakeCaseKeys(value: Json): Json {
  if (Array.isArray(value)) return value.map(snakeCaseKeys);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).map(([key, of]) => [
    key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
    snakeCaseKeys(of),
  ]);
  return Object.fromEntries(entries) as JsonObject;
}
