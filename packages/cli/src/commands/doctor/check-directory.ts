import { LdapDirectory } from "@baram/api-server";
import type { Logger } from "@baram/domain";
import { ldapSettings } from "../../composition/ldap-settings.ts";
import type { Configuration } from "../../configuration/configuration.ts";
import type { Folders } from "../../configuration/folders.ts";
import type { Finding } from "./finding.ts";

/** Whether the LDAP directory answers to whoever looks people up in it. Says nothing where there is none. */
export async function checkDirectory(
  configuration: Pick<Configuration, "ldap">,
  folders: Pick<Folders, "project">,
  logger: Logger,
): Promise<readonly Finding[]> {
  const check = "directory";
  const { ldap: settings } = ldapSettings(configuration, folders);
  if (settings === undefined) return [];
  const failure = await new LdapDirectory({ settings, logger }).explainFailure();
  if (failure === null) return [{ check, status: "ok", message: `The LDAP directory ${settings.server} answers.` }];
  const remedy = "See that it runs and that [ldap] is right; until then only users with a password here can log in.";
  return [{ check, status: "problem", message: failure, remedy }];
}
