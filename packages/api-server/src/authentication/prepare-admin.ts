import type { Clock } from "@baram/domain";
import { countUsers, insertUser, type MetadataStore } from "@baram/metadata-store";
import { hashPassword } from "./password-hash.ts";
import type { RandomBytes } from "./random-bytes.ts";

/** How the first admin is made. */
export interface PrepareAdminOptions {
  readonly clock: Clock;
  readonly random: RandomBytes;
  /** The password the operator chose; one is generated when there is none. */
  readonly password?: string;
}

/** Whether there was anything to do. */
export type AdminOutcome =
  | { readonly kind: "exists" }
  /** `generatedPassword` is shown this once and kept nowhere; `null` when the operator chose it. */
  | { readonly kind: "created"; readonly username: string; readonly generatedPassword: string | null };

const USERNAME = "admin";

/** The first admin of an installation, about to be made. */
export interface PreparedAdmin {
  /** Two processes that start together create one. */
  create(): Promise<AdminOutcome>;
}

/**
 * Begins to make the user `admin` in an installation that has no users: the password is hashed while the caller does
 * something else. Nothing is stored before `create` is called.
 */
export async function prepareAdmin(store: MetadataStore, options: PrepareAdminOptions): Promise<PreparedAdmin> {
  if ((await countUsers(store.reader)) > 0) return { create: () => Promise.resolve({ kind: "exists" }) };
  const isChosen = options.password !== undefined && options.password !== "";
  const password = isChosen ? (options.password ?? "") : Buffer.from(options.random(15)).toString("base64url");
  const hashing = hashPassword(password, options.random);
  // Whoever never calls `create` does not need it.
  hashing.catch(() => undefined);
  return {
    create: async () => {
      const passwordHash = await hashing;
      const isCreated = await store.transaction((transaction) =>
        insertUser(transaction, {
          username: USERNAME,
          email: "admin@localhost",
          firstName: "Admin",
          lastName: "User",
          passwordHash,
          roles: ["Admin"],
          now: options.clock.now(),
        }),
      );
      if (!isCreated) return { kind: "exists" };
      return { kind: "created", username: USERNAME, generatedPassword: isChosen ? null : password };
    },
  };
}
