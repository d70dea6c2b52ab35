import type { TaskInstanceKey } from "@baram/domain";
import { setTaskInstanceNote } from "@baram/lifecycle";
import { findTaskInstance } from "@baram/metadata-store";
import { ok, type Reply } from "../http/reply.ts";
import * as schema from "../http/schema.ts";
import type { RouteDependencies } from "../route-dependencies.ts";
import { taskInstanceNotFound } from "./not-found.ts";
import { NOTE_LENGTH_MAXIMUM, noteTooLong } from "./note.ts";
import { representOne } from "./represent-task-instances.ts";
import { TaskInstanceRepresentation } from "./representations/task-instance.ts";
import { MAY_EDIT_TASK_INSTANCES } from "./task-instance-access.ts";

/** What the routes that write a note on an instance have in common. */
export const NOTE_INSTANCE_ROUTE = {
  method: "PATCH",
  access: MAY_EDIT_TASK_INSTANCES,
  body: { schema: schema.object("SetTaskInstanceNote", { note: schema.text() }) },
  answer: TaskInstanceRepresentation,
  refusals: [400, 404],
} as const;

/** Writes a person's note on an instance. */
export async function noteInstance(
  key: TaskInstanceKey,
  { note }: { readonly note: string },
  { store, configuration }: RouteDependencies,
): Promise<Reply<schema.Described<typeof TaskInstanceRepresentation>>> {
  if (note.length > NOTE_LENGTH_MAXIMUM) return noteTooLong();
  const isFound = await store.transaction((transaction) => setTaskInstanceNote(transaction, { key, note }));
  const instance = isFound ? await findTaskInstance(store.reader, key) : null;
  return instance === null ? taskInstanceNotFound(key) : ok(await representOne({ store, configuration }, instance));
}
