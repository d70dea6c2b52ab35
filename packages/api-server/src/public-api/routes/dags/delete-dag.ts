import { deleteDag as deleteOne } from "@baram/lifecycle";
import { noContent, problem } from "../../../http/reply.ts";
import { defineRoute } from "../../../http/route.ts";

/** Deletes a Dag with its history. It comes back when its file is loaded again. */
export const deleteDag = defineRoute({
  method: "DELETE",
  path: "/dags/{dag_id}",
  operationId: "delete_dag",
  tags: ["DAG"],
  summary: "Delete a Dag",
  description: "Deletes a Dag with its history. It comes back when its file is loaded again.",
  access: { kind: "permissions", permissions: ["can_delete DAGs"] },
  audit: "delete_dag",
  answer: null,
  refusals: [404, 409],

  async handle({ parts }, { store, clock }) {
    const dagId = parts.dag_id;
    const outcome = await store.transaction((transaction) => deleteOne(transaction, { dagId, now: clock.now() }));
    switch (outcome.kind) {
      case "deleted":
        return noContent();
      case "dag-not-found":
        return problem(404, { title: `Dag with id: '${dagId}' not found` });
      case "still-running":
        return problem(409, { detail: `Task instances of dag with id: '${dagId}' are still running` });
    }
  },
});
