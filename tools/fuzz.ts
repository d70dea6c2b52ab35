import { parseArgs } from "node:util";
import { runCommand } from "./run-command.ts";

const HELP = `Usage: npm run fuzz -- [--minutes N] [--seed N] [--requests N] [--postgres]

Makes up requests to every operation of the OpenAPI document, right and wrong, and checks that the server neither fails
nor answers with something else than it says it does. What is found is found again with its seed.

  --minutes      how long, 10 by default; the round that has begun is finished
  --seed         of the first round; a different one each time by default
  --requests     to each operation in a round, 200 by default
  --postgres     on PostgreSQL instead of SQLite
`;

const { values } = parseArgs({
  options: {
    minutes: { type: "string", default: "10" },
    seed: { type: "string", default: String(Date.now() % 1_000_000) },
    requests: { type: "string", default: "200" },
    postgres: { type: "boolean", default: false },
    help: { type: "boolean", short: "h", default: false },
  },
});
if (values.help) {
  process.stdout.write(HELP);
  process.exit(0);
}

const endsAt = performance.now() + Number(values.minutes) * 60_000;
const project = values.postgres ? "postgres" : "unit";
let isFailed = false;
for (let seed = Number(values.seed); performance.now() < endsAt && !isFailed; seed += 1) {
  const environment = { BARAM_FUZZ_SEED: String(seed), BARAM_FUZZ_REQUESTS: values.requests };
  const parameters = ["run", "packages/api-server/src/fuzz", "--project", project, "--reporter", "dot"];
  const { exitCode } = await runCommand("vitest", parameters, { environment });
  process.stdout.write(`The round with the seed ${seed} ${exitCode === 0 ? "found nothing" : "found something"}.\n`);
  isFailed = exitCode !== 0;
}
process.exitCode = isFailed ? 1 : 0;
