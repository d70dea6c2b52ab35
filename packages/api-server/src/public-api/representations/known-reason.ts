import { type JsonObject, recognizeStateReason } from "@baram/domain";
import * as schema from "../../http/schema.ts";
import { snakeCaseKeys } from "./waiting-reason.ts";

/** What the sentence of a reason says, as data: a word to rely on, and its values. */
const KnownReason = schema.object("KnownReason", { kind: schema.text(), facts: schema.anyObject() });

/** Beside the sentence of a reason; `null` where author code or a library worded it. */
export const KnownReasonSchema = schema.nullable(KnownReason);

/** What the sentence of a reason says, as the wire has it. */
export function representKnownReason(sentence: string | null): schema.Described<typeof KnownReasonSchema> {
  const known = sentence === null ? null : recognizeStateReason(sentence);
  return known === null ? null : { kind: known.kind, facts: snakeCaseKeys(known.facts) as JsonObject };
}
