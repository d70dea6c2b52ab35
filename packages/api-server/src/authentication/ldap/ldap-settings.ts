/** A directory that knows people and their passwords. `[ldap]` of the configuration. */
export interface LdapSettings {
  /** `ldaps://ldap.example.com`, or `ldap://` for one that goes on by STARTTLS or is on this machine. */
  readonly server: string;
  readonly startTls: boolean;
  /** The authority that signed its certificate, in PEM; `null` for those that this machine trusts. */
  readonly authority: string | null;
  /** Who looks people up; empty for anybody. */
  readonly bindUser: string;
  readonly bindPassword: string;
  /** Below which entry people are. */
  readonly searchBase: string;
  /** What else an entry has to match to be somebody who may log in; empty for nothing. */
  readonly userFilter: string;
  /** What people type as their name. */
  readonly usernameAttribute: string;
  /** Where an entry lists the groups it is in. */
  readonly groupAttribute: string;
  /** Below which entry groups are looked up that list their members; empty where entries list their groups. */
  readonly groupSearchBase: string;
  /** How such groups are found, with `{dn}` and `{username}`. */
  readonly groupFilter: string;
  readonly firstNameAttribute: string;
  readonly lastNameAttribute: string;
  readonly emailAttribute: string;
  /** From group, by its name or whole, to roles; empty where roles are given here by hand, and stay as they are. */
  readonly roleMapping: Readonly<Record<string, readonly string[]>>;
  /** The role of whoever is in no mapped group. */
  readonly defaultRole: string;
  /** How long the directory may take to connect, and for each answer. */
  readonly timeoutSeconds: number;
}
