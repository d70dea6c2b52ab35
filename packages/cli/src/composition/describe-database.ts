import { join } from "node:path";
import type { Configuration } from "../configuration/configuration.ts";
import { withoutPassword } from "../configuration/database-url.ts";
import type { Folders } from "../configuration/folders.ts";

/** The database that the configuration names, for people: without its password. */
export function describeDatabase(
  { database }: { readonly database: Pick<Configuration["database"], "url"> },
  { home }: Pick<Folders, "home">,
): string {
  return database.url === "" ? join(home, "baram.db") : withoutPassword(database.url);
}
