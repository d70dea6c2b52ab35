import { sql } from "kysely";
import { containsText } from "../contains-text.ts";
import type { MetadataReader } from "../metadata-store.ts";

/** Which connections, after which id. */
export interface ConnectionSearch {
  /** A part of the id, the type, the host or the description, whatever its case; empty for all. */
  readonly search: string;
  readonly afterConnectionId?: string | undefined;
  readonly limit: number;
}

/** Connections by id, with whether each has secrets and never the secrets, and how many match in all. */
export async function searchConnections(reader: MetadataReader, page: ConnectionSearch) {
  const matching = reader
    .selectFrom("connection")
    .where(containsText(page.search, ["connectionId", "connectionType", "host", "description"]));
  const after = page.afterConnectionId;
  const connections = await matching
    .select(["connectionId", "connectionType", "description", "host", "login", "schema", "port"])
    .select([
      sql<number>`case when password is null then 0 else 1 end`.as("hasPassword"),
      sql<number>`case when extra is null then 0 else 1 end`.as("hasExtra"),
    ])
    .$if(after !== undefined, (query) => query.where("connectionId", ">", after ?? ""))
    .orderBy("connectionId")
    .limit(page.limit)
    .execute();
  const { total } = await matching
    .select((column) => column.fn.countAll<number>().as("total"))
    .executeTakeFirstOrThrow();
  return { connections, total: Number(total) };
}
