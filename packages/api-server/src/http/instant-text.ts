import { formatInstant, type Instant } from "@baram/domain";

/** An instant on the wire; `null` stays `null`. */
export function instantText(at: Instant | null): string | null {
  return at === null ? null : formatInstant(at);
}
