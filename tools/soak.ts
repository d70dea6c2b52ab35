import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { runSoak } from "./soak/run-soak.ts";
import { startPostgres } from "./test-servers/postgres.ts";

const HELP = `Usage: npm run soak -- [--minutes N] [--seed N] [--schedulers N] [--no-freezes] [--no-crashes] [--quiet]

Runs a workload on several processes that share a PostgreSQL, kills them at random, and compares what ran with what is
recorded. Ends with 1 where they do not agree.

  --minutes      how long, 10 by default
  --seed         what gives the order of the kills; a new one by default
  --schedulers   how many, 3 by default
  --no-freezes   does not freeze schedulers as well
  --no-crashes   does not crash the database as well
  --quiet        does not say what is killed
`;

const { values } = parseArgs({
  options: {
    minutes: { type: "string", default: "10" },
    seed: { type: "string" },
    schedulers: { type: "string", default: "3" },
    "no-freezes": { type: "boolean", default: false },
    "no-crashes": { type: "boolean", default: false },
    quiet: { type: "boolean", default: false },
    help: { type: "boolean", short: "h", default: false },
  },
});
if (values.help) {
  process.stdout.write(HELP);
  process.exit(0);
}
const seed = Number(values.seed ?? Date.now() % 1_000_000);
const [minutes, schedulers] = [Number(values.minutes), Number(values.schedulers)];
if (!(minutes > 0) || !Number.isInteger(schedulers) || schedulers < 1 || !Number.isInteger(seed)) {
  process.stderr.write(HELP);
  process.exit(2);
}
const folder = mkdtempSync(join(tmpdir(), "baram-soak-"));
const say = (line: string) => process.stdout.write(`${new Date().toISOString().slice(11, 23)} ${line}\n`);
say(`seed ${seed}, in ${folder}`);
// What was committed has to outlive a crash.
const postgres = await startPostgres({ isDurable: true });
const { findings, counts } = await runSoak({
  url: postgres.url,
  folder,
  seconds: minutes * 60,
  seed,
  schedulers,
  freezes: !values["no-freezes"],
  ...(values["no-crashes"] ? {} : { crashDatabase: () => postgres.crashAndRestart() }),
  say: values.quiet ? () => undefined : say,
});
await postgres.stop();
for (const [name, count] of Object.entries(counts)) say(`${name}: ${count}`);
for (const finding of findings) say(finding);
say(findings.length === 0 ? "Nothing is lost, and nothing was repeated." : `${findings.length} findings.`);
if (findings.length === 0) rmSync(folder, { recursive: true, force: true });
process.exitCode = findings.length === 0 ? 0 : 1;
