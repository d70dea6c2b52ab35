import { normalizeConnectionType } from "@baram/domain";
import { findConnection } from "@baram/metadata-store";
import { ok, plainText } from "../../../http/reply.ts";
import { defineRoute } from "../../../http/route.ts";
import * as schema from "../../../http/schema.ts";
import type { RouteDependencies } from "../../../route-dependencies.ts";
import { CreateConnectionBody } from "../../connection-body.ts";
import { keepHiddenSecrets } from "../../keep-hidden-secrets.ts";

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
 * Of a connection that exists, whoever may edit it need not send the secrets that are hidden from them.
 *
 * Parity: refused with a text instead of a problem document where testing connections is not enabled.
 */
export const testConnection = defineRoute({
  method: "POST",
  path: "/connections/test",
  operationId: "test_connection",
  tags: ["Connection"],
  summary: "Test a connection",
  description:
    "Asks the provider of a connection's type whether the connection works; that it does not is an answer as well. Of a connection that exists, whoever may edit it need not send the secrets that are hidden from them. Refused with a text instead of a problem document where testing connections is not enabled.",
  access: { kind: "permissions", permissions: ["can_create Connections"] },
  body: { schema: CreateConnectionBody },
  audit: "test_connection",
  answer: schema.object("ConnectionTest", { status: schema.boolean(), message: schema.text() }),

  async handle({ body, rights }, dependencies) {
    const { testConnection: test } = dependencies;
    if (test === undefined) return plainText(403, "text/html; charset=utf-8", DISABLED);
    const { connection_id: connectionId, conn_type: connectionType, ...fields } = body;
    const secrets = rights.has("can_edit Connections") ? await hiddenSecretsOf(body, dependencies) : {};
    return ok(
      await test({
        ...UNSET,
        ...fields,
        ...secrets,
        connectionId,
        connectionType: normalizeConnectionType(connectionType),
      }),
    );
  },
});

/** The stored secrets that the body leaves out, or has masked. */
async function hiddenSecretsOf(
  { connection_id: connectionId, password, extra }: schema.Described<typeof CreateConnectionBody>,
  { store, fernet, configuration }: Pick<RouteDependencies, "store" | "fernet" | "configuration">,
) {
  const stored = await findConnection(store.reader, connectionId);
  if (stored === null) return {};
  const inClear = (secret: string | null) =>
    secret === null ? null : fernet.decrypt(secret, `connection ${connectionId}`);
  return {
    ...(password === undefined ? { password: inClear(stored.password) } : {}),
    ...(typeof extra === "string"
      ? { extra: keepHiddenSecrets(extra, inClear(stored.extra), configuration.sensitiveNames) }
      : {}),
  };
}
