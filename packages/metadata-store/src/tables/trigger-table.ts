import type { Instant } from "@baram/domain";
import type { Generated } from "kysely";

/** What a deferred task instance waits for, and how it goes on. Gone as soon as the instance is no longer deferred. */
export interface TriggerTable {
  readonly id: Generated<number>;
  readonly taskInstanceId: number;
  /** The name of the trigger's class; of those of Baram itself with `baram.` before it. */
  readonly classpath: string;
  /** What the trigger is made from again, as XCom text. */
  readonly kwargs: string;
  /** The operator's method that goes on. */
  readonly methodName: string;
  /** What the method is handed beside the event, as XCom text; `null` for nothing. */
  readonly methodKwargs: string | null;
  readonly createdAt: Instant;
  /** Whose limit the instance's `retryAt` is; `null` for a trigger that may wait for ever. */
  readonly timeoutOf: "trigger" | "execution" | null;
  /** The job of the triggerer that has it awaited; `null` while none has. */
  readonly triggererJobId: number | null;
  /** Admits the trigger to the execution API, and whoever has it awaited to report its end. */
  readonly token: string | null;
}
