import type { JsonObject } from "../json.ts";
import { readUpstream } from "../readiness/upstream-counts.ts";
import { PLACE, STATE_REASONS, type StateReasonKind } from "./state-reason.ts";

/** What the sentence of a reason says, as data. */
export interface KnownStateReason {
  readonly kind: StateReasonKind;
  readonly facts: JsonObject;
}

interface Sentence {
  readonly kind: StateReasonKind;
  /** It begins with this, or is all of it; compared first, because it costs less than the pattern. */
  readonly beginning: string;
  readonly pattern: RegExp;
}

// The longer of two sentences that begin alike is looked at first.
const SENTENCES: readonly Sentence[] = Object.entries(STATE_REASONS)
  .map(([kind, sentence]) => ({
    kind: kind as StateReasonKind,
    beginning: sentence.split("{", 1)[0] ?? "",
    pattern: patternOf(sentence),
    length: sentence.length,
  }))
  .sort((one, other) => other.length - one.length);

/**
 * Reads the reason of a state back from its sentence; `null` for what author code or a library said.
 *
 * The sentences come from the same table, so those that were stored by an earlier version are known too.
 */
export function recognizeStateReason(sentence: string): KnownStateReason | null {
  for (const { kind, beginning, pattern } of SENTENCES) {
    const found = sentence.startsWith(beginning) ? pattern.exec(sentence) : null;
    if (found !== null) return { kind, facts: factsOf(kind, { ...found.groups }) };
  }
  return null;
}

function factsOf(kind: StateReasonKind, values: Readonly<Record<string, string>>): JsonObject {
  if (kind !== "trigger-rule") return values;
  const { triggerRule = "", upstream = "" } = values;
  return { triggerRule, upstream: readUpstream(upstream) };
}

function patternOf(sentence: string): RegExp {
  const parts = sentence.split(PLACE).map((part, index) => (index % 2 === 0 ? escaped(part) : `(?<${part}>.+?)`));
  return new RegExp(`^${parts.join("")}$`, "s");
}

function escaped(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
