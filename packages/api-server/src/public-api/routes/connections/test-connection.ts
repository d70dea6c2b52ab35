import { normalizeConnectionType } from "@baram/domain";
import { ok, plainText } from "../../../http/reply.ts";
import { defineRoute } from "../../../http/route.ts";
import * as schema from "../../../http/schema.ts";
import { CreateConnectionBody } from "../../connection-body.ts";

const DISABLED =
  "Testing connections is disabled in Airflow configuration. Contact your deployment admin to enable it.";

const UNSET = {
  description: null,
  host: null,
  login: null,
  password: null,
  schema: null,
  port: null,
  extra: null,
};

/**
 * Asks the provider of a connection's type whether the connection works; that it does not is an answer as well.
 *
 * Parity: refused with a text instead of a problem document where testing connections is not enabled.
 */
export const testConnection = defineRoute({
  method: "POST",
  path: "/connections/test",
  operationId: "test_connection",
  summary: "Test a connection",
  access: { kind: "permissions", permissions: ["can_create Connections"] },
  body: { schema: CreateConnectionBody },
  audit: "test_connection",
  answer: schema.object("ConnectionTest", { status: schema.boolean(), message: schema.text() }),

  async handle({ body }, { testConnection: test }) {
    if (test === undefined) return plainText(403, "text/html; charset=utf-8", DISABLED);
    const { connection_id: connectionId, conn_type: connectionType, ...fields } = body;
    return ok(
      await test({ ...UNSET, ...fields, connectionId, connectionType: normalizeConnectionType(connectionType) }),
    );
  },
});
