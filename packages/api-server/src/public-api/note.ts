import { problem, type Reply } from "../http/reply.ts";

/** How long a note may be. */
export const NOTE_LENGTH_MAXIMUM = 1000;

export function noteTooLong(): Reply<never> {
  return problem(400, { detail: `{'note': ['Longer than maximum length ${NOTE_LENGTH_MAXIMUM}.']}` });
}
