import { containsText } from "../contains-text.ts";
import type { MetadataReader } from "../metadata-store.ts";

/** Which variables, after which key. */
export interface VariableSearch {
  /** A part of the key or the description, whatever its case; empty for all. */
  readonly search: string;
  readonly afterKey?: string | undefined;
  readonly limit: number;
}

/** Variables by key, their values still encrypted, and how many match in all. */
export async function searchVariables(reader: MetadataReader, page: VariableSearch) {
  const matching = reader.selectFrom("variable").where(containsText(page.search, ["key", "description"]));
  const after = page.afterKey;
  const variables = await matching
    .selectAll()
    .$if(after !== undefined, (query) => query.where("key", ">", after ?? ""))
    .orderBy("key")
    .limit(page.limit)
    .execute();
  const { total } = await matching
    .select((column) => column.fn.countAll<number>().as("total"))
    .executeTakeFirstOrThrow();
  return { variables, total: Number(total) };
}
