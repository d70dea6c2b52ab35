import type { Installation } from "../../installation/installation.ts";
import type { BackfillOfApi } from "../../installation/installation-backfills.ts";
import { CommandFailure } from "../../program/command-failure.ts";

/** The back-fill of that number. Throws {@link CommandFailure} where there is none. */
export async function findBackfill(installation: Installation, backfillId: number): Promise<BackfillOfApi> {
  const found = await installation.backfills.find(backfillId);
  if (found === null)
    throw new CommandFailure(`There is no back-fill ${backfillId}; "baram backfills list" names all.`);
  return found;
}
