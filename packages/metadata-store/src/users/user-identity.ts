import type { MetadataReader, MetadataTransaction } from "../metadata-store.ts";
import { listRoles } from "./find-user.ts";

/** Somebody as an identity provider or a directory knows them. */
export interface UserIdentity {
  readonly provider: string;
  /** What the provider calls them, which never changes. */
  readonly subject: string;
  readonly username: string;
}

/** The user that somebody known elsewhere is here, with the names of their roles; `null` when there is none. */
export async function findUserByIdentity(reader: MetadataReader, { provider, subject }: UserIdentity) {
  const user = await reader
    .selectFrom("user")
    .innerJoin("userIdentity", "userIdentity.userId", "user.id")
    .selectAll("user")
    .where("userIdentity.provider", "=", provider)
    .where("userIdentity.subject", "=", subject)
    .executeTakeFirst();
  return user === undefined ? null : { ...user, roles: await listRoles(reader, user.id) };
}

/** Notes who the user of a name is elsewhere. */
export async function insertUserIdentity(
  transaction: MetadataTransaction,
  { provider, subject, username }: UserIdentity,
): Promise<void> {
  await transaction
    .insertInto("userIdentity")
    .columns(["provider", "subject", "userId"])
    .expression((from) =>
      from
        .selectFrom("user")
        .select((column) => [column.val(provider).as("provider"), column.val(subject).as("subject"), "id"])
        .where("username", "=", username),
    )
    .execute();
}
