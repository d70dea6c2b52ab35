import type { OptionDefinition } from "./option-definition.ts";

type Section = Readonly<Record<string, OptionDefinition>>;

/** `[ldap]`: a directory that people may log in with. */
export const LDAP_OPTIONS = {
  server: {
    kind: "text",
    defaultText: "",
    example: "ldaps://ldap.example.com",
    help: "The directory that people who have no password here may log in with; empty for none.",
  },
  starttls: { kind: "boolean", defaultText: "False", help: "Whether to go on by STARTTLS, with an ldap:// server." },
  ca_file: {
    kind: "text",
    defaultText: "",
    help: "The authority of the directory's certificate, in PEM; those that the machine trusts when empty.",
  },
  bind_user: {
    kind: "text",
    defaultText: "",
    example: "cn=baram,ou=services,dc=example,dc=com",
    help: "Who looks people up in the directory; nobody in particular when empty.",
  },
  bind_password: { kind: "text", defaultText: "", isSensitive: true, help: "The password of who looks people up." },
  search_base: {
    kind: "text",
    defaultText: "",
    example: "ou=people,dc=example,dc=com",
    help: "Below which entry people are.",
  },
  user_filter: {
    kind: "text",
    defaultText: "",
    example: "(objectClass=inetOrgPerson)",
    help: "What an entry has to match besides to be somebody who may log in.",
  },
  username_attribute: { kind: "text", defaultText: "uid", help: "The attribute that people type as their name." },
  group_attribute: { kind: "text", defaultText: "memberOf", help: "The attribute that lists the groups of a user." },
  group_search_base: {
    kind: "text",
    defaultText: "",
    help: "Below which entry groups that list their members are; empty where users list their groups.",
  },
  group_filter: {
    kind: "text",
    defaultText: "(member={dn})",
    help: "How the groups of a user are found there, with {dn} and {username}.",
  },
  first_name_attribute: { kind: "text", defaultText: "givenName", help: "The attribute of the first name." },
  last_name_attribute: { kind: "text", defaultText: "sn", help: "The attribute of the last name." },
  email_attribute: { kind: "text", defaultText: "mail", help: "The attribute of the e-mail address." },
  role_mapping: {
    kind: "text",
    defaultText: "",
    example: '{"data-engineers": ["Op"], "cn=admins,ou=groups,dc=example,dc=com": ["Admin"]}',
    help: "From groups to lists of roles, as JSON; roles are given here by hand when empty.",
  },
  default_role: { kind: "text", defaultText: "Viewer", help: "The role of whoever is in no mapped group." },
  timeout_seconds: { kind: "integer", defaultText: "5", minimum: 1, help: "Seconds to wait for the directory." },
} as const satisfies Section;

/** `[oidc]`: a provider that people may log in with. */
export const OIDC_OPTIONS = {
  issuer: {
    kind: "text",
    defaultText: "",
    example: "https://accounts.example.com",
    help: "The OpenID Connect provider that people may log in with; empty for none.",
  },
  client_id: { kind: "text", defaultText: "baram", help: "What the provider calls this installation." },
  client_secret: {
    kind: "text",
    defaultText: "",
    isSensitive: true,
    help: "What the provider knows this installation by; empty for a public client.",
  },
  scopes: { kind: "text", defaultText: "openid profile email", help: "What the provider is asked for." },
  label: {
    kind: "text",
    defaultText: "OpenID Connect",
    help: "What the button of the log-in page calls the provider.",
  },
  username_claim: {
    kind: "text",
    defaultText: "preferred_username",
    help: "The claim that becomes the name of a user.",
  },
  roles_claim: { kind: "text", defaultText: "groups", help: "The claim that lists the groups of a user." },
  role_mapping: {
    kind: "text",
    defaultText: "",
    example: '{"data-engineers": ["Op"]}',
    help: "From groups to roles, a JSON object; when empty, roles are given to users by hand.",
  },
  default_role: { kind: "text", defaultText: "Public", help: "The role of whoever is in no group of the mapping." },
} as const satisfies Section;
