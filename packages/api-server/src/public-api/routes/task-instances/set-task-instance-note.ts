import { setTaskInstanceNote as setNote } from "@baram/lifecycle";
import { findTaskInstance } from "@baram/metadata-store";
import { ok } from "../../../http/reply.ts";
import { defineRoute } from "../../../http/route.ts";
import * as schema from "../../../http/schema.ts";
import { taskInstanceNotFound } from "../../not-found.ts";
import { NOTE_LENGTH_MAXIMUM, noteTooLong } from "../../note.ts";
import { representTaskInstance, TaskInstanceRepresentation } from "../../representations/task-instance.ts";
import { keyOf, MAY_EDIT_TASK_INSTANCES } from "../../task-instance-access.ts";

/** Writes a person's note on a task instance. */
export const setTaskInstanceNote = defineRoute({
  method: "PATCH",
  path: "/dags/{dag_id}/dagRuns/{dag_run_id}/taskInstances/{task_id}/setNote",
  operationId: "set_task_instance_note",
  summary: "Update the task instance note",
  access: MAY_EDIT_TASK_INSTANCES,
  body: { schema: schema.object("SetTaskInstanceNote", { note: schema.text() }) },
  audit: "set_task_instance_note",
  answer: TaskInstanceRepresentation,
  refusals: [400, 404],

  async handle({ parts, body }, { store }) {
    const key = keyOf(parts);
    if (body.note.length > NOTE_LENGTH_MAXIMUM) return noteTooLong();
    const isFound = await store.transaction((transaction) => setNote(transaction, { key, note: body.note }));
    const instance = isFound ? await findTaskInstance(store.reader, key) : null;
    return instance === null ? taskInstanceNotFound(parts) : ok(representTaskInstance(instance));
  },
});
