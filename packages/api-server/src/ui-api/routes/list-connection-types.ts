import type { ConnectionField, ConnectionTypeField } from "@baram/domain";
import { ok } from "../../http/reply.ts";
import { defineRoute } from "../../http/route.ts";
import * as schema from "../../http/schema.ts";

const FIELDS: readonly ConnectionField[] = ["host", "schema", "login", "password", "port"];

/** The types of connections that the installed providers describe, for a form of each. */
export const listConnectionTypes = defineRoute({
  method: "GET",
  path: "/connectionTypes",
  operationId: "list_connection_types",
  summary: "List the types of connections with what their fields are",
  access: { kind: "permissions", permissions: ["can_read Connections"] },
  answer: schema.object("ConnectionTypes", {
    can_test: schema.boolean(),
    connection_types: schema.list(
      schema.object("ConnectionType", {
        conn_type: schema.text(),
        label: schema.text(),
        package_name: schema.text(),
        default_port: schema.nullable(schema.integer()),
        can_test: schema.boolean(),
        fields: schema.list(
          schema.object("ConnectionTypeField", {
            name: schema.oneOf("host", "schema", "login", "password", "port"),
            label: schema.text(),
            placeholder: schema.text(),
          }),
        ),
        extras: schema.list(
          schema.object("ConnectionTypeExtra", {
            name: schema.text(),
            label: schema.text(),
            type: schema.oneOf("text", "number", "boolean", "secret", "object"),
            description: schema.text(),
          }),
        ),
      }),
    ),
  }),

  async handle(_, { listConnectionTypes: list, testConnection }) {
    const types = await list();
    return ok({
      can_test: testConnection !== undefined,
      connection_types: types.map(({ connectionType, label, packageName, portDefault, test, fields, extras }) => ({
        conn_type: connectionType,
        label,
        package_name: packageName,
        default_port: portDefault,
        can_test: testConnection !== undefined && test !== null,
        fields: FIELDS.flatMap((name) => representField(name, fields[name])),
        extras: extras.map((extra) => ({
          name: extra.name,
          label: extra.label,
          type: extra.type,
          description: extra.description,
        })),
      })),
    });
  },
});

function representField(name: ConnectionField, field: ConnectionTypeField | undefined) {
  return field === undefined ? [] : [{ name, label: field.label, placeholder: field.placeholder ?? "" }];
}
