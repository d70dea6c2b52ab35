import type { Entry } from "ldapts";
import type { ExternalPerson } from "../let-external-person-in.ts";
import type { LdapSettings } from "./ldap-settings.ts";

/** What directories call an entry by for ever: OpenLDAP and others, Active Directory, 389 Directory Server, FreeIPA. */
const LASTING_NAMES = ["entryUUID", "objectGUID", "nsUniqueId", "ipaUniqueID"] as const;

/** Attributes whose values are bytes. */
export const BINARY_ATTRIBUTES = ["objectGUID"];

/** What is asked of somebody's entry. Lasting names are told only to whoever asks for them. */
export function personAttributes(settings: LdapSettings): string[] {
  const { usernameAttribute, groupAttribute, firstNameAttribute, lastNameAttribute, emailAttribute } = settings;
  const asked = [usernameAttribute, groupAttribute, firstNameAttribute, lastNameAttribute, emailAttribute];
  return [...asked.filter((name) => name !== ""), ...LASTING_NAMES];
}

/** Somebody's entry, with the distinguished names of groups that list them. */
export function personOf(entry: Entry, settings: LdapSettings, listedBy: readonly string[]): ExternalPerson {
  const { usernameAttribute, groupAttribute, roleMapping, defaultRole } = settings;
  const groups = [...valuesOf(entry, groupAttribute), ...listedBy];
  return {
    provider: "ldap",
    subject: subjectOf(entry),
    username: firstOf(entry, usernameAttribute),
    email: firstOf(entry, settings.emailAttribute),
    firstName: firstOf(entry, settings.firstNameAttribute),
    lastName: firstOf(entry, settings.lastNameAttribute),
    groups: [...new Set(groups.flatMap((group) => namesOfGroup(group, roleMapping)))],
    roleMapping,
    defaultRole,
  };
}

/** What an entry is called by as long as it is there, however it is renamed; where nothing is, its distinguished name. */
function subjectOf(entry: Entry): string {
  for (const name of LASTING_NAMES) {
    const value = entry[name];
    const [first] = Array.isArray(value) ? value : [value];
    if (first instanceof Buffer && first.length > 0) return first.toString("hex");
    if (typeof first === "string" && first !== "") return first;
  }
  return entry.dn.toLowerCase();
}

/**
 * How a mapping may name a group: `cn=data,ou=groups,dc=example` as a whole, or `data`. Directories do not tell upper
 * from lower case, so the names are those of the mapping.
 */
function namesOfGroup(group: string, roleMapping: LdapSettings["roleMapping"]): readonly string[] {
  const shortName = /^[\w-]+=((?:\\.|[^,+\\])+)/.exec(group)?.[1]?.trim();
  const names = new Set([group, shortName ?? group].map((name) => name.toLowerCase()));
  return Object.keys(roleMapping).filter((mapped) => names.has(mapped.toLowerCase()));
}

function firstOf(entry: Entry, name: string): string {
  return valuesOf(entry, name)[0] ?? "";
}

/** Attributes are named in any case. */
function valuesOf(entry: Entry, name: string): readonly string[] {
  const key = Object.keys(entry).find((each) => each.toLowerCase() === name.toLowerCase());
  const value = key === undefined || name === "" ? [] : entry[key];
  return (Array.isArray(value) ? value : [value]).filter((each) => typeof each === "string");
}
