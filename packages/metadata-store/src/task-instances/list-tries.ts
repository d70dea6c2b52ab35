import type { MetadataReader } from "../metadata-store.ts";

/** The tries of an instance that have ended, oldest first. */
export async function listTries(reader: MetadataReader, taskInstanceId: number) {
  return reader
    .selectFrom("taskInstanceTry")
    .selectAll()
    .where("taskInstanceId", "=", taskInstanceId)
    .orderBy("tryNumber")
    .execute();
}
