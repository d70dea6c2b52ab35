import { pathToFileURL } from "node:url";
import type { AuthorQuestion } from "@baram/execution-api";
import { connectionOf } from "../run-attempt/execution-services.ts";

type Question = Extract<AuthorQuestion, { kind: "testConnection" }>;

/** Has a provider try a connection out. It resolves to what a person is told, and rejects where that does not work. */
export async function testConnection({ modulePath, exportName, connection }: Question): Promise<string> {
  const exports = (await import(pathToFileURL(modulePath).href)) as Readonly<Record<string, unknown>>;
  const test = exports[exportName];
  if (typeof test !== "function") throw new Error(`The provider has no function "${exportName}".`);
  const message: unknown = await Reflect.apply(test, undefined, [connectionOf(connection)]);
  return typeof message === "string" ? message : "Connection successfully tested";
}
