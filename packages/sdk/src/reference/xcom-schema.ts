import type { XComTarget } from "./reference-target.ts";

/** What a task stored, as the schema of its reader reads it. */
export async function throughSchema({ operator, key, schema }: XComTarget, value: unknown): Promise<unknown> {
  if (schema === null) return value;
  const result = await schema["~standard"].validate(value);
  if (result.issues === undefined) return result.value;
  const issues = result.issues.map(({ message }) => message).join("; ");
  throw new XComSchemaError(`The XCom "${key}" of task "${operator.taskId}" does not fit its schema: ${issues}.`);
}

/** An XCom is not what its reader's schema demands. */
export class XComSchemaError extends Error {
  override readonly name = "XComSchemaError";
}

/** An XCom that a task is given is not there. */
export class XComNotFoundError extends Error {
  override readonly name = "XComNotFoundError";
}
