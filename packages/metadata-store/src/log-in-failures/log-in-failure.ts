import type { Instant } from "@baram/domain";
import type { MetadataReader, MetadataTransaction } from "../metadata-store.ts";

/** The refused log-ins of these subjects that still count. */
export async function listLogInFailures(
  reader: MetadataReader,
  { subjects, now }: { readonly subjects: readonly string[]; readonly now: Instant },
) {
  return reader
    .selectFrom("logInFailure")
    .select(["subject", "failures", "endsAt"])
    .where("subject", "in", subjects)
    .where("endsAt", ">", now)
    .execute();
}

/** Counts a refused log-in for each of these subjects until a moment, and forgets the counts whose time is over. */
export async function countLogInFailure(
  transaction: MetadataTransaction,
  { subjects, now, endsAt }: { readonly subjects: readonly string[]; readonly now: Instant; readonly endsAt: Instant },
): Promise<void> {
  await transaction.deleteFrom("logInFailure").where("endsAt", "<=", now).execute();
  // In one order everywhere, so that two that count at once do not wait for each other crosswise.
  for (const subject of subjects.toSorted()) {
    await transaction
      .insertInto("logInFailure")
      .values({ subject, failures: 1, endsAt })
      .onConflict((conflict) =>
        conflict
          .column("subject")
          .doUpdateSet((column) => ({ failures: column("logInFailure.failures", "+", 1), endsAt })),
      )
      .execute();
  }
}

/** Forgets the refused log-ins of a subject. */
export async function deleteLogInFailures(transaction: MetadataTransaction, subject: string): Promise<void> {
  await transaction.deleteFrom("logInFailure").where("subject", "=", subject).execute();
}
