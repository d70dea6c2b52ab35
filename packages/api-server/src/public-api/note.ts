import { problem, type Reply } from "../http/reply.ts";

/** How long a note may be. */
export const NOTE_LENGTH_MAXIMUM = 1000;

/** Refuses a note for its length. */
export function noteTooLong(): Reply<never> {
  return problem(400, { detail: `{'note': ['Longer than maximum length ${NOTE_LENGTH_MAXIMUM}.']}` });
}
