import { invariant } from "../invariant.ts";
import { type Instant, instantToDate } from "../time/instant.ts";
import { encodeXCom } from "../xcom/encode-xcom.ts";
import type { HumanResponse } from "./human-request.ts";

/** What a task goes on with that has asked a person. */
export interface HumanEvent extends HumanResponse {
  readonly respondedAt: Date;
  /** The name of the user; `null` where the defaults were taken. */
  readonly respondedByUser: string | null;
  /** Whether nobody answered in time. */
  readonly timedOut: boolean;
}

/** An answer as the event of a trigger, in XCom text. */
export function humanEventText(
  response: HumanResponse,
  { at, by }: { readonly at: Instant; readonly by: string | null },
): string {
  const event: HumanEvent = {
    ...response,
    respondedAt: instantToDate(at),
    respondedByUser: by,
    timedOut: by === null,
  };
  const encoded = encodeXCom(event);
  invariant(encoded.kind === "text", "An answer is made of texts, JSON and a date.");
  return encoded.text;
}
