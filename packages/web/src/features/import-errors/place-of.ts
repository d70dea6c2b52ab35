import type { ImportFailure } from "../../api/ui-shapes.ts";

/** Where a Dag file failed: `orders.ts:14:7`, as far as it is known. */
export function placeOf({ relative_path: path, line, column }: ImportFailure): string {
  return [path, line, line === null ? null : column].filter((part) => part !== null).join(":");
}
