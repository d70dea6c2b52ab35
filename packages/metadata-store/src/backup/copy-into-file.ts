import { sql } from "kysely";
import type { MetadataStore } from "../metadata-store.ts";

/**
 * Writes what a SQLite database holds to a file that is not there yet: one without a log beside it and that no connection
 * has open, so that it can be moved.
 */
export async function copyIntoFile(store: MetadataStore, path: string): Promise<void> {
  await sql`vacuum into ${path}`.execute(store.reader);
}
