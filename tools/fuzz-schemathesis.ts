import { parseArgs } from "node:util";
import { providePython } from "./api-clients/provide-python.ts";
import { runSchemathesis } from "./api-clients/run-schemathesis.ts";
import { startCheckedServer } from "./api-clients/start-checked-server.ts";
import { describeTotals } from "./test-levels/totals.ts";
import { startPostgres } from "./test-servers/postgres.ts";

const { values } = parseArgs({
  options: {
    seconds: { type: "string", default: "600" },
    seed: { type: "string", default: String(Date.now()) },
    postgres: { type: "boolean", default: false },
  },
});
const provided = await providePython();
if (provided.kind !== "provided") {
  process.stderr.write(`${provided.kind === "no-python" ? provided.advice : provided.output}\n`);
  process.exit(1);
}
const database = values.postgres ? await startPostgres() : null;
const server = await startCheckedServer(database?.url);
const totals = await runSchemathesis(server, {
  schemathesis: provided.schemathesis,
  seconds: Number(values.seconds),
  seed: Number(values.seed),
});
await server.stop();
await database?.stop();
process.stderr.write(server.log());
process.stdout.write(`schemathesis with seed ${values.seed}: ${describeTotals(totals)}\n`);
process.exitCode = totals.failed > 0 ? 1 : 0;
