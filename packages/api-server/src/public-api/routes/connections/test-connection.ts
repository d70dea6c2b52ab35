import { plainText } from "../../../http/reply.ts";
import { defineRoute } from "../../../http/route.ts";
import * as schema from "../../../http/schema.ts";
import { CreateConnectionBody } from "../../connection-body.ts";

const DISABLED =
  "Testing connections is disabled in Airflow configuration. Contact your deployment admin to enable it.";

/** Parity: refused, with a text instead of a problem document, as wherever testing connections is not enabled. */
export const testConnection = defineRoute({
  method: "POST",
  path: "/connections/test",
  operationId: "test_connection",
  summary: "Test a connection",
  access: { kind: "permissions", permissions: ["can_create Connections"] },
  body: { schema: CreateConnectionBody },
  audit: "test_connection",
  answer: schema.object("ConnectionTest", { status: schema.boolean(), message: schema.text() }),

  async handle() {
    return plainText(403, "text/html; charset=utf-8", DISABLED);
  },
});
