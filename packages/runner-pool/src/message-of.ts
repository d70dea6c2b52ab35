/** What was thrown, in words: whatever may be thrown has to be told. */
export function messageOf(reason: unknown): string {
  return reason instanceof Error ? reason.message : String(reason);
}
