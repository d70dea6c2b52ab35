import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import type { LdapSettings } from "@baram/api-server";
import { type Configuration, ConfigurationError } from "../configuration/configuration.ts";
import type { Folders } from "../configuration/folders.ts";
import { readRoleMapping } from "./role-mapping.ts";

const LOOPBACK_HOSTS = new Set(["localhost", "127.0.0.1", "[::1]"]);

/**
 * The LDAP directory of the configuration, where there is one. Throws {@link ConfigurationError} for what the operator has
 * to put right.
 */
export function ldapSettings(
  { ldap }: Pick<Configuration, "ldap">,
  { project }: Pick<Folders, "project">,
): { readonly ldap?: LdapSettings } {
  if (ldap.server === "") return {};
  refuseServer(ldap);
  if (ldap.search_base === "") {
    throw new ConfigurationError("[ldap] search_base is empty; it has to be the entry below which people are.");
  }
  return {
    ldap: {
      server: ldap.server,
      startTls: ldap.starttls,
      authority: ldap.ca_file === "" ? null : readAuthority(resolve(project, ldap.ca_file)),
      bindUser: ldap.bind_user,
      bindPassword: ldap.bind_password,
      searchBase: ldap.search_base,
      userFilter: ldap.user_filter,
      usernameAttribute: ldap.username_attribute,
      groupAttribute: ldap.group_attribute,
      groupSearchBase: ldap.group_search_base,
      groupFilter: ldap.group_filter,
      firstNameAttribute: ldap.first_name_attribute,
      lastNameAttribute: ldap.last_name_attribute,
      emailAttribute: ldap.email_attribute,
      roleMapping: readRoleMapping("ldap", ldap.role_mapping),
      defaultRole: ldap.default_role,
      timeoutSeconds: ldap.timeout_seconds,
    },
  };
}

function refuseServer({ server, starttls }: Configuration["ldap"]): void {
  const url = URL.canParse(server) ? new URL(server) : null;
  if (url === null || !/^ldaps?:$/.test(url.protocol) || url.hostname === "") {
    throw new ConfigurationError(`[ldap] server is "${server}"; it has to be ldaps:// or ldap:// with a host.`);
  }
  if (url.protocol === "ldaps:" && starttls) {
    throw new ConfigurationError(
      "[ldap] starttls is for a server with ldap://; ldaps:// is encrypted from the beginning.",
    );
  }
  // In clear only on this machine itself, where nobody listens in between.
  if (url.protocol === "ldap:" && !starttls && !LOOPBACK_HOSTS.has(url.hostname)) {
    throw new ConfigurationError(
      `[ldap] server is "${server}", which would be sent passwords in clear; use ldaps://, or starttls = True.`,
    );
  }
}

function readAuthority(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : String(error);
    throw new ConfigurationError(`The file ${path} of [ldap] ca_file cannot be read (${code}).`);
  }
}
