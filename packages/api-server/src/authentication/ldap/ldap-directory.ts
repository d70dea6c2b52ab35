import { isIP } from "node:net";
import type { Logger } from "@baram/domain";
import type { Client, Entry } from "ldapts";
import type { ExternalPerson } from "../let-external-person-in.ts";
import { BINARY_ATTRIBUTES, personAttributes, personOf } from "./ldap-entry.ts";
import { groupFilter, userFilter } from "./ldap-filter.ts";
import type { LdapSettings } from "./ldap-settings.ts";

/**
 * What directories refuse a password with: it is wrong, its account is locked or has none, or its entry has gone.
 *
 * constraintViolation, noSuchObject, invalidDNSyntax, inappropriateAuthentication, invalidCredentials, unwillingToPerform.
 */
const REFUSALS: ReadonlySet<number> = new Set([19, 32, 34, 48, 49, 53]);

/** What a directory says of a name and a password. */
export type DirectoryOutcome =
  | { readonly kind: "right"; readonly person: ExternalPerson }
  /** Also for a name that it does not know, or knows several times. */
  | { readonly kind: "wrong" }
  /** It did not answer, or not us; the log says why. */
  | { readonly kind: "unreachable" };

/**
 * A directory of people that is asked over LDAP: they are looked up by name, and then tried with their password.
 *
 * Each question has a connection of its own. Log-ins are few, and one that goes wrong leaves nothing behind.
 */
export class LdapDirectory {
  readonly #settings: LdapSettings;
  readonly #logger: Logger;

  constructor({ settings, logger }: { readonly settings: LdapSettings; readonly logger: Logger }) {
    this.#settings = settings;
    this.#logger = logger;
  }

  /** Whether this is somebody's password, and who they are. Never rejects. */
  async check({
    username,
    password,
  }: {
    readonly username: string;
    readonly password: string;
  }): Promise<DirectoryOutcome> {
    // A directory takes a name without a password for nobody, and lets nobody in.
    if (username === "" || password === "") return { kind: "wrong" };
    try {
      return await this.#converse((client) => this.#identify(client, { username, password }));
    } catch (error) {
      this.#logger.warn("The LDAP directory could not be asked", { server: this.#settings.server, error });
      return { kind: "unreachable" };
    }
  }

  /** Why people could not log in, in a sentence; `null` where the directory answers as it should. */
  async explainFailure(): Promise<string | null> {
    const { server, searchBase } = this.#settings;
    try {
      await this.#converse((client) => client.search(searchBase, { scope: "base", attributes: ["1.1"] }));
      return null;
    } catch (error) {
      const reason = error instanceof Error ? error.message || error.name : String(error);
      return `The LDAP directory ${server} could not be asked for ${searchBase}: ${reason.replace(/\.+$/, "")}.`;
    }
  }

  async #identify(
    client: Client,
    attempt: { readonly username: string; readonly password: string },
  ): Promise<DirectoryOutcome> {
    const entry = await this.#findEntry(client, attempt.username);
    // A name that is not there costs as much as one that is, so that nobody is told which.
    const dn = entry?.dn ?? `cn=nobody,${this.#settings.searchBase}`;
    const listedBy = entry === null ? [] : await this.#listGroups(client, { dn, username: attempt.username });
    if (!(await isPassword(client, dn, attempt.password)) || entry === null) return { kind: "wrong" };
    return { kind: "right", person: personOf(entry, this.#settings, listedBy) };
  }

  /** Somebody's entry; `null` for none, and for several, of which nobody could say who is meant. */
  async #findEntry(client: Client, username: string): Promise<Entry | null> {
    const { searchBase, usernameAttribute, userFilter: given, timeoutSeconds } = this.#settings;
    const { searchEntries } = await client.search(searchBase, {
      scope: "sub",
      filter: userFilter(username, { attribute: usernameAttribute, userFilter: given }),
      attributes: personAttributes(this.#settings),
      explicitBufferAttributes: BINARY_ATTRIBUTES,
      timeLimit: timeoutSeconds,
    });
    const [entry = null] = searchEntries;
    if (searchEntries.length <= 1) return entry;
    this.#logger.warn("The LDAP directory has several entries for one name", { username });
    return null;
  }

  async #listGroups(
    client: Client,
    member: { readonly dn: string; readonly username: string },
  ): Promise<readonly string[]> {
    const { groupSearchBase, groupFilter: template, timeoutSeconds } = this.#settings;
    if (groupSearchBase === "") return [];
    const { searchEntries } = await client.search(groupSearchBase, {
      scope: "sub",
      filter: groupFilter(template, member),
      attributes: ["1.1"],
      timeLimit: timeoutSeconds,
    });
    return searchEntries.map(({ dn }) => dn);
  }

  /** Connects as the one who looks people up. */
  async #converse<Answer>(ask: (client: Client) => Promise<Answer>): Promise<Answer> {
    const { server, startTls, authority, bindUser, bindPassword, timeoutSeconds } = this.#settings;
    const ldap = await import("ldapts");
    const milliseconds = timeoutSeconds * 1000;
    const tlsOptions = authority === null ? {} : { ca: [authority] };
    const isEncrypted = server.startsWith("ldaps:");
    const client = new ldap.Client({
      url: server,
      timeout: milliseconds,
      connectTimeout: milliseconds,
      ...(isEncrypted ? { tlsOptions } : {}),
    });
    try {
      if (startTls && !isEncrypted) await client.startTLS({ ...tlsOptions, ...identityOf(server) });
      if (bindUser !== "") await client.bind(bindUser, bindPassword);
      return await ask(client);
    } finally {
      // What is already lost cannot be taken leave of.
      await client.unbind().catch(() => {});
    }
  }
}

/** Whose certificate it has to be: on a connection that is there already nobody else would say. */
function identityOf(server: string): { readonly host: string; readonly servername?: string } {
  const host = new URL(server).hostname.replace(/^\[|\]$/g, "");
  return isIP(host) === 0 ? { host, servername: host } : { host };
}

async function isPassword(client: Client, dn: string, password: string): Promise<boolean> {
  const { ResultCodeError } = await import("ldapts");
  try {
    await client.bind(dn, password);
    return true;
  } catch (error) {
    if (error instanceof ResultCodeError && REFUSALS.has(error.code)) return false;
    throw error;
  }
}
