import type { Instant } from "@baram/domain";
import type { Generated } from "kysely";

/** What listeners are to be told of: an outbox. A row is gone once they have been told. */
export interface ListenerEventTable {
  readonly id: Generated<number>;
  /** A `ListenerEvent` as JSON. */
  readonly event: string;
  /** How often its delivery began. */
  readonly tries: number;
  /** While one delivers it: from when on somebody else may. */
  readonly nextTryAt: Instant;
  /** Of the delivery under way. */
  readonly token: string | null;
  /** The job of the scheduler that delivers it, or did last; `null` before the first. */
  readonly jobId: number | null;
}
