import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { describeOpenApi } from "@baram/api-server";
import { ROOT } from "../source-fingerprint.mjs";
import type { Generator } from "./generator.ts";

/** The HTTP interface as an OpenAPI document, and the web UI's types of it: both come from the routes themselves. */
export const openApi: Generator = {
  name: "OpenAPI document and web client",

  async generate() {
    const { version } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")) as { readonly version: string };
    const document = `${JSON.stringify(describeOpenApi(version), null, 2)}\n`;
    return {
      "packages/api-server/openapi.generated.json": document,
      "packages/web/src/api/api.generated.ts": await printTypes(document),
    };
  },
};

async function printTypes(document: string): Promise<string> {
  const printer = spawn(process.execPath, [join(ROOT, "tools/web-client/print-types.mjs")], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  printer.stdin.end(document);
  const types = await text(printer.stdout);
  if (types === "") throw new Error("The web client's types could not be generated; the reason stands above.");
  return `// Made from the server's routes by \`npm run generate\`.\n\n${types}`;
}
