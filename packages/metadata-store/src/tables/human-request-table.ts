import type { Instant } from "@baram/domain";
import type { Generated } from "kysely";
import type { Flag } from "./flag.ts";

/** What a deferred task instance has asked of a person, kept after it was answered. */
export interface HumanRequestTable {
  readonly id: Generated<number>;
  readonly taskInstanceId: number;
  readonly tryNumber: number;
  /** The trigger that stands for the answer; `null` as soon as nobody waits any more. */
  readonly triggerId: number | null;
  readonly subject: string;
  readonly body: string | null;
  /** JSON lists of texts; `defaults` is `null` where there are none. */
  readonly options: string;
  readonly defaults: string | null;
  readonly multiple: Flag;
  /** A JSON object of declared params. */
  readonly params: string;
  /** A JSON list of user names; empty for everybody. */
  readonly assignedUsers: string;
  readonly createdAt: Instant;
  /** When the wait is over; `null` for one that may last for ever. */
  readonly expiresAt: Instant | null;
  /** When it was answered, by whomever; `null` where it was not. */
  readonly respondedAt: Instant | null;
  /** The name of the user; `null` where the defaults were taken. */
  readonly respondedBy: string | null;
  /** A JSON list of texts. */
  readonly chosenOptions: string | null;
  /** A JSON object. */
  readonly paramsInput: string | null;
}
