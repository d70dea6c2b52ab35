import { parseArgs } from "node:util";
import { runCommand } from "./run-command.ts";

const HELP = `Usage: npm run simulate -- [--days N]

Lets time pass over fifty mixed Dags on a virtual clock, and compares every run with a naive reckoning.

  --days   how many, 366 by default
`;

const { values } = parseArgs({
  options: {
    days: { type: "string", default: "366" },
    help: { type: "boolean", short: "h", default: false },
  },
});
if (values.help) {
  process.stdout.write(HELP);
  process.exit(0);
}

const parameters = ["run", "packages/lifecycle/src/simulation", "--project", "unit"];
const { exitCode } = await runCommand("vitest", parameters, { environment: { BARAM_SIMULATED_DAYS: values.days } });
process.exitCode = exitCode;
