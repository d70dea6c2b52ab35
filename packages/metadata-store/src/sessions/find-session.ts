import type { Instant } from "@baram/domain";
import type { MetadataReader } from "../metadata-store.ts";
import { listRoles } from "../users/find-user.ts";

/** The session with this token, its user and their roles; `null` when it has expired or its user may not log in. */
export async function findSession(
  reader: MetadataReader,
  { tokenHash, now }: { readonly tokenHash: string; readonly now: Instant },
) {
  const session = await reader
    .selectFrom("session")
    .innerJoin("user", "user.id", "session.userId")
    .select(["session.userId", "session.csrfToken", "user.username", "user.firstName", "user.lastName"])
    .where("session.tokenHash", "=", tokenHash)
    .where("session.expiresAt", ">", now)
    .where("user.isActive", "=", 1)
    .executeTakeFirst();
  return session === undefined ? null : { ...session, roles: await listRoles(reader, session.userId) };
}
