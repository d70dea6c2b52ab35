import { existsSync } from "node:fs";
import { join } from "node:path";
import { MetadataStore } from "@baram/metadata-store";
import { ConfigurationError } from "../configuration/configuration.ts";
import type { Invocation } from "../program/invocation.ts";
import { describeDatabase } from "./describe-database.ts";
import { type OpenStore, openStore } from "./open-store.ts";

/**
 * Opens the database only to look, as it is: beside a running server, too, and without making one that is not there.
 *
 * Throws {@link ConfigurationError} with one sentence.
 */
export async function lookAtDatabase<Result>(
  { configuration, folders }: Pick<Invocation, "configuration" | "folders">,
  body: (store: MetadataStore) => Promise<Result>,
): Promise<Result> {
  const database = await openToLook(configuration, folders);
  try {
    return await body(database.store);
  } finally {
    await database.close();
  }
}

async function openToLook(
  configuration: Invocation["configuration"],
  folders: Invocation["folders"],
): Promise<Pick<OpenStore, "store" | "close">> {
  if (configuration.database.url !== "") return openStore(configuration, folders);
  const path = join(folders.home, "baram.db");
  if (!existsSync(path)) {
    const description = describeDatabase(configuration, folders);
    throw new ConfigurationError(`There is no database ${description} yet; "baram db migrate" makes it.`);
  }
  const store = new MetadataStore({ url: `sqlite:${path}` });
  return { store, close: () => store.close() };
}
