import { join } from "node:path";
import type { Configuration } from "../configuration/configuration.ts";
import type { Folders } from "../configuration/folders.ts";

/**
 * The database that the configuration names, for people: without its password.
 *
 * An address need not be one that browsers know: it may have no host, or several.
 */
export function describeDatabase(
  { database }: { readonly database: Pick<Configuration["database"], "url"> },
  { home }: Pick<Folders, "home">,
): string {
  if (database.url === "") return join(home, "baram.db");
  // Up to the last `@`, so that nothing is shown of a password with one in it.
  const withoutPassword = database.url.replace(/^(\w+:\/\/[^:@/?#]*):.*@/, "$1@");
  return withoutPassword.replace(/([?&])password=[^&#]*&?/, "$1").replace(/[?&]$/, "");
}
