import type { DateTime } from "../dates/date-time.ts";
import { momentAt } from "../dates/moment.ts";
import { utcZone } from "../dates/zone.ts";
import type { TemplateSources } from "../template-sources.ts";
import type { Value } from "../values/value.ts";
import type { Answers } from "./answers.ts";

/** What the objects of a context are made from, in one rendering of one template. */
export interface ContextParts {
  readonly sources: TemplateSources;
  readonly answers: Answers;
  /** Another name of the context. */
  value(name: string): Value;
}

/** A date-time in UTC, None for none. */
export function momentOf(instant: number | null): DateTime | null {
  return instant === null ? null : momentAt(instant, utcZone());
}
