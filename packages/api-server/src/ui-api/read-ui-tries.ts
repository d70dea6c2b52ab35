import { existsSync } from "node:fs";
import { join } from "node:path";
import { attemptLogPath } from "@baram/execution-api";
import { listTries, type TaskInstanceRow } from "@baram/metadata-store";
import { instantText } from "../http/instant-text.ts";
import * as schema from "../http/schema.ts";
import type { RouteDependencies } from "../route-dependencies.ts";
import { stateText } from "./representations/task-instance-change.ts";
import { UiTaskInstanceState } from "./representations/ui-task-instance.ts";

/** One try on a task instance's page. */
export const UiTry = schema.object("UiTry", {
  try_number: schema.integer(),
  state: UiTaskInstanceState,
  start_date: schema.nullable(schema.dateTime()),
  end_date: schema.nullable(schema.dateTime()),
  hostname: schema.nullable(schema.text()),
  pid: schema.nullable(schema.integer()),
  has_log: schema.boolean(),
});

/** The tries of an instance, oldest first: those that have ended, then the present one. */
export async function readUiTries(
  instance: TaskInstanceRow,
  { store, logFolder }: Pick<RouteDependencies, "store" | "logFolder">,
): Promise<readonly schema.Described<typeof UiTry>[]> {
  const ended = await listTries(store.reader, instance.id);
  const isPresentTryOpen = instance.tryNumber > 0 && ended.every((one) => one.tryNumber !== instance.tryNumber);
  const tries = isPresentTryOpen ? [...ended, instance] : ended;
  return tries.map((one) => ({
    try_number: one.tryNumber,
    state: stateText(one.state),
    start_date: instantText(one.startDate),
    end_date: instantText(one.endDate),
    hostname: one.hostname,
    pid: one.processId,
    has_log: existsSync(join(logFolder, attemptLogPath(instance, one.tryNumber))),
  }));
}
