import { encodeXCom, RETURN_VALUE_KEY } from "@baram/domain";

/** A task returned or pushed what its options or the XCom format do not allow. Fails the attempt, which may be retried. */
export class TaskResultError extends Error {
  override readonly name = "TaskResultError";
}

/** A value as XCom text; `null` when there is nothing to store. What cannot be stored fails the task. */
export function requireXComText(taskId: string, key: string, value: unknown): string | null {
  const encoded = encodeXCom(value);
  switch (encoded.kind) {
    case "nothing":
      return null;
    case "text":
      return encoded.text;
    case "refused": {
      const what = key === RETURN_VALUE_KEY ? "What the task returned" : `The XCom "${key}"`;
      throw new TaskResultError(`${what} cannot be stored (task "${taskId}"). ${encoded.message}`);
    }
  }
}
