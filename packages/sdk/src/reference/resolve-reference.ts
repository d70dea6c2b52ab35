import type { ReferenceTarget } from "./reference-target.ts";

/** Reads one XCom of the same run: `undefined` when the task stored none. */
export type PullXCom = (taskId: string, key: string) => Promise<unknown>;

/** The value a reference stands for; `undefined` where the task stored none, or the field is missing in it. */
export async function resolveReference(target: ReferenceTarget, pull: PullXCom): Promise<unknown> {
  const { operator, key, path, schema } = target;
  let value = await pull(operator.taskId, key);
  if (schema !== null) {
    const result = await schema["~standard"].validate(value);
    if (result.issues !== undefined)
      throw new XComSchemaError(
        target,
        result.issues.map(({ message }) => message),
      );
    value = result.value;
  }
  for (const field of path) value = fieldOf(value, field);
  return value;
}

/** Only a value's own fields: what its class or the language adds was not stored by anybody. */
function fieldOf(value: unknown, field: string): unknown {
  if (typeof value !== "object" || value === null || !Object.hasOwn(value, field)) return undefined;
  return Reflect.get(value, field);
}

/** An XCom is not what its reader's schema demands. */
export class XComSchemaError extends Error {
  override readonly name = "XComSchemaError";

  constructor({ operator, key }: ReferenceTarget, issues: readonly string[]) {
    super(`The XCom "${key}" of task "${operator.taskId}" does not fit its schema: ${issues.join("; ")}.`);
  }
}
