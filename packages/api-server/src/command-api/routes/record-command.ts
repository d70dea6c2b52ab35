import { insertAuditEntry } from "@baram/metadata-store";
import { noContent } from "../../http/reply.ts";
import { defineRoute } from "../../http/route.ts";
import * as schema from "../../http/schema.ts";

const Command = schema.object("Command", {
  /** `cli_dag_pause`, … */
  event: schema.text(),
  dag_id: schema.nullable(schema.text()),
  task_id: schema.nullable(schema.text()),
  /** The words of the command line, secrets masked, as JSON. */
  extra: schema.text(),
});

/** Leaves an entry in the audit log for a command that somebody runs. */
export const recordCommand = defineRoute({
  method: "POST",
  path: "/commands",
  operationId: "record_command",
  summary: "Record a command in the audit log",
  access: { kind: "command" },
  body: { schema: Command },
  answer: null,

  async handle({ body, user }, { store, clock }) {
    const { event, dag_id: dagId, task_id: taskId, extra } = body;
    const entry = { createdAt: clock.now(), event, owner: user.name, dagId, taskId, runId: null, extra };
    await store.transaction((transaction) => insertAuditEntry(transaction, entry));
    return noContent();
  },
});
