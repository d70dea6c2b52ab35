import { CommandFailure } from "../../program/command-failure.ts";

/** Schemas only go forward. */
export function refuseDowngrade(): never {
  throw new CommandFailure(
    "A database is never brought back to an older schema. Install the older version and restore a backup that was made " +
      'with it: "baram db restore".',
  );
}
