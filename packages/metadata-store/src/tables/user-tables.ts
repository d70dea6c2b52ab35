import type { Instant } from "@baram/domain";
import type { Generated } from "kysely";
import type { Flag } from "./flag.ts";

/** A person who may log in. */
export interface UserTable {
  readonly id: Generated<number>;
  readonly username: string;
  readonly email: string;
  readonly firstName: string;
  readonly lastName: string;
  /** `scrypt:32768:8:1$salt$hash`. */
  readonly passwordHash: string;
  readonly isActive: Flag;
  readonly createdAt: Instant;
  readonly changedAt: Instant | null;
  readonly lastLoginAt: Instant | null;
  readonly loginCount: number;
  readonly failLoginCount: number;
}

/** A role; what a built-in one may do by itself is not in the database. */
export interface RoleTable {
  readonly id: Generated<number>;
  readonly name: string;
}

/** An action on a resource that a role was given. */
export interface RolePermissionTable {
  readonly roleId: number;
  readonly action: string;
  readonly resource: string;
}

/** A role of a user, by its name. */
export interface UserRoleTable {
  readonly userId: number;
  readonly role: string;
}

/** A log-in of the web UI. */
export interface SessionTable {
  /** SHA-256 of the cookie's value, hexadecimal: reading the table does not let one in. */
  readonly tokenHash: string;
  readonly userId: number;
  readonly csrfToken: string;
  readonly createdAt: Instant;
  readonly expiresAt: Instant;
}

/** What a program shows in place of its owner's password. */
export interface AccessTokenTable {
  readonly id: Generated<number>;
  readonly userId: number;
  /** What its owner calls it; no two of one owner's are called the same. */
  readonly name: string;
  /** SHA-256 of the token, hexadecimal: reading the table does not let one in. */
  readonly tokenHash: string;
  /** The end of the token, by which its owner tells it from others. */
  readonly hint: string;
  readonly createdAt: Instant;
  /** `null` for one that does not end by itself. */
  readonly expiresAt: Instant | null;
  /** To the minute; `null` for one that was never used. */
  readonly lastUsedAt: Instant | null;
}

/** Log-ins that were refused, counted until a moment. */
export interface LogInFailureTable {
  /** A hash of whom the count is for. */
  readonly subject: string;
  readonly failures: number;
  readonly endsAt: Instant;
}

/** Who a user is to an identity provider or a directory. */
export interface UserIdentityTable {
  readonly provider: string;
  /** What the provider calls them, which never changes. */
  readonly subject: string;
  readonly userId: number;
}
