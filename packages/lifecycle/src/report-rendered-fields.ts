import type { JsonObject } from "@baram/domain";
import type { MetadataTransaction } from "@baram/metadata-store";

/** What an attempt rendered, secrets masked. */
export interface ReportRenderedFieldsInput {
  readonly taskInstanceId: number;
  readonly leaseToken: string;
  readonly fields: JsonObject;
}

/** Shows the rendered template fields of an attempt that still runs. @returns whether its lease is good. */
export async function reportRenderedFields(
  transaction: MetadataTransaction,
  { taskInstanceId, leaseToken, fields }: ReportRenderedFieldsInput,
): Promise<boolean> {
  const result = await transaction
    .updateTable("taskInstance")
    .set({ renderedFields: JSON.stringify(fields) })
    .where("id", "=", taskInstanceId)
    .where("leaseToken", "=", leaseToken)
    .where("state", "=", "running")
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}
