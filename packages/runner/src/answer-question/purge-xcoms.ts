import type { AuthorQuestion, XComsPurged } from "@baram/execution-api";
import { describeThrown } from "../author-source/describe-thrown.ts";
import { openXComStorage } from "../xcoms/open-xcom-storage.ts";

/** Removes XComs where they are kept outside of the database. One that cannot be removed keeps none of the others. */
export async function purgeXComs({
  backend,
  xcoms,
}: Extract<AuthorQuestion, { kind: "purgeXComs" }>): Promise<XComsPurged> {
  const storage = await openXComStorage(backend, { leaseToken: "" });
  const ids: number[] = [];
  const thrown: string[] = [];
  for (const { id, value, place } of xcoms) {
    try {
      await storage.purge(value, place);
      ids.push(id);
    } catch (error) {
      const { errorKind, message } = describeThrown(error);
      thrown.push(`${errorKind}: ${message}`);
    }
  }
  return { ids, thrown };
}
