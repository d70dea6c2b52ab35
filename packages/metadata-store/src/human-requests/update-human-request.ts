import type { HumanResponse, Instant } from "@baram/domain";
import { type MetadataTransaction, noteChange } from "../metadata-store.ts";

/** Keeps the answer to a request. The caller has resumed its instance in this transaction, which nobody can do twice. */
export async function updateHumanRequest(
  transaction: MetadataTransaction,
  id: number,
  { response, at, by }: { readonly response: HumanResponse; readonly at: Instant; readonly by: string | null },
): Promise<void> {
  const { chosenOptions, paramsInput } = response;
  await transaction
    .updateTable("humanRequest")
    .set({
      respondedAt: at,
      respondedBy: by,
      chosenOptions: JSON.stringify(chosenOptions),
      paramsInput: JSON.stringify(paramsInput),
    })
    .where("id", "=", id)
    .execute();
  noteChange(transaction, { kind: "humanRequests" });
}
