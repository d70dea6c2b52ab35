import { expect, test } from "vitest";
import type { RouteDependencies } from "../../route-dependencies.ts";
import { listConnectionTypes } from "./list-connection-types.ts";

const FTP = {
  packageName: "provider-ftp",
  connectionType: "ftp",
  label: "FTP",
  portDefault: 21,
  fields: { port: { label: "Port" }, host: { label: "Server", placeholder: "files.example" } },
  extras: [{ name: "passive", label: "Passive", type: "boolean", description: "Defaults to true." }],
  test: "testFtp",
} as const;

async function list(more: Partial<RouteDependencies>) {
  const dependencies = { listConnectionTypes: async () => [FTP, { ...FTP, test: null }], ...more };
  // Of all that routes work with, this one asks for nothing else.
  return listConnectionTypes.handle({} as never, dependencies as unknown as RouteDependencies);
}

test("types are listed as their providers describe them, fields in the order of a form", async () => {
  expect(await list({})).toMatchObject({
    body: {
      can_test: false,
      connection_types: [
        {
          conn_type: "ftp",
          package_name: "provider-ftp",
          default_port: 21,
          can_test: false,
          fields: [
            { name: "host", label: "Server", placeholder: "files.example" },
            { name: "port", label: "Port", placeholder: "" },
          ],
          extras: FTP.extras,
        },
        {},
      ],
    },
  });
});

test("a type can be tried out where that is enabled and its provider knows how", async () => {
  const answer = await list({ testConnection: async () => ({ status: true, message: "" }) });
  expect(answer).toMatchObject({
    body: { can_test: true, connection_types: [{ can_test: true }, { can_test: false }] },
  });
});
