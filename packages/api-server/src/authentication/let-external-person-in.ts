import type { Clock } from "@baram/domain";
import {
  findUserByIdentity,
  findUserByName,
  insertAuditEntry,
  insertUser,
  insertUserIdentity,
  listUnknownRoles,
  type MetadataStore,
  type MetadataTransaction,
  updateUser,
} from "@baram/metadata-store";
import { spacedJson } from "../audit/describe-request.ts";

/** Somebody whom an identity provider or a directory vouches for. */
export interface ExternalPerson {
  readonly provider: string;
  /** What the provider calls them, which never changes. */
  readonly subject: string;
  readonly username: string;
  /** Empty where it is not told. */
  readonly email: string;
  readonly firstName: string;
  readonly lastName: string;
  /** The groups they are in there. */
  readonly groups: readonly string[];
  /** From group to roles; empty where roles are given here by hand. */
  readonly roleMapping: Readonly<Record<string, readonly string[]>>;
  /** The role of whoever is in no mapped group. */
  readonly defaultRole: string;
}

type User = NonNullable<Awaited<ReturnType<typeof findUserByName>>>;

/** Whether they may come in. */
export type ExternalPersonOutcome =
  | { readonly kind: "known"; readonly user: User }
  /** A user of this name or address was made here by hand: whoever chooses their own name elsewhere is not them. */
  | { readonly kind: "name-taken" }
  | { readonly kind: "not-active" };

/** A hash that no password has. */
const NO_PASSWORD = "";

/**
 * Finds the user of somebody who is known elsewhere, or makes one the first time.
 *
 * Where groups are mapped to roles, the roles are theirs anew with each log-in, so that who leaves a group loses them.
 */
export async function letExternalPersonIn(
  person: ExternalPerson,
  { store, clock }: { readonly store: MetadataStore; readonly clock: Clock },
): Promise<ExternalPersonOutcome> {
  const roles = await rolesOf(person, store);
  const known = await findUserByIdentity(store.reader, person);
  if (known === null) return welcome(person, roles, { store, clock });
  if (known.isActive !== 1) return { kind: "not-active" };
  const isMapped = Object.keys(person.roleMapping).length > 0;
  if (!isMapped || haveSame(roles, known.roles)) return { kind: "known", user: known };
  await store.transaction((transaction) => updateUser(transaction, known.id, { roles, now: clock.now() }));
  return { kind: "known", user: { ...known, roles } };
}

async function welcome(
  person: ExternalPerson,
  roles: readonly string[],
  { store, clock }: { readonly store: MetadataStore; readonly clock: Clock },
): Promise<ExternalPersonOutcome> {
  const { username, firstName, lastName, provider } = person;
  const email = person.email === "" ? `${username}@unknown` : person.email;
  const now = clock.now();
  const isCreated = await store.transaction(async (transaction) => {
    const names = { username, email, firstName, lastName };
    if (!(await insertUser(transaction, { ...names, passwordHash: NO_PASSWORD, roles, now }))) return false;
    await insertUserIdentity(transaction, person);
    await recordWelcome(transaction, { username, extra: { username, provider, roles: [...roles] }, now });
    return true;
  });
  if (!isCreated) return { kind: "name-taken" };
  const user = await findUserByName(store.reader, username);
  return user === null ? { kind: "not-active" } : { kind: "known", user };
}

function recordWelcome(
  transaction: MetadataTransaction,
  entry: {
    readonly username: string;
    readonly extra: Parameters<typeof spacedJson>[0];
    readonly now: ReturnType<Clock["now"]>;
  },
): Promise<void> {
  const { username, extra, now } = entry;
  const nothing = { dagId: null, taskId: null, runId: null };
  return insertAuditEntry(transaction, {
    ...nothing,
    createdAt: now,
    event: "ui.post_user",
    owner: username,
    extra: spacedJson(extra),
  });
}

/** Roles that do not exist here are nobody's. */
async function rolesOf(person: ExternalPerson, { reader }: MetadataStore): Promise<readonly string[]> {
  const { groups, roleMapping, defaultRole } = person;
  const mapped = groups.flatMap((group) => (Object.hasOwn(roleMapping, group) ? (roleMapping[group] ?? []) : []));
  const wanted = [...new Set(mapped.length === 0 ? [defaultRole] : mapped)].toSorted();
  const unknown = await listUnknownRoles(reader, wanted);
  return wanted.filter((role) => !unknown.includes(role));
}

function haveSame(left: readonly string[], right: readonly string[]): boolean {
  return left.length === right.length && left.every((role) => right.includes(role));
}
