import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { parseArgs } from "node:util";
import { readVectorFiles } from "./parity/read-vector-files.ts";
import { type CaseOutcome, runVectorFiles } from "./parity/run-vector-files.ts";
import { ROOT } from "./source-fingerprint.mjs";
import { startPostgres } from "./test-servers/postgres.ts";

const HELP = `Usage: npm run parity -- [folder] [--only <id or prefix>] [--processes] [--database postgres]
       npm run parity -- --serve <fixture file> --port <port> [--live]

  folder       where recordings are looked for, parity/ by default; a single file will do
  --only       the cases whose id is this or begins with it
  --processes  author code runs in real runner processes
  --database   sqlite (the default) or postgres
  --every      one case in so many, from all files
  --reasons    says after the failures why cases were skipped, and how many
  --slow       names the slowest cases
  --serve      serves the base state of recordings of the REST API until stopped; its scheduler works only while
               POST /-/fixture/run-to-end is answered, and POST /-/fixture/reset puts the state back
  --port       where it is served; 0, the default, for any free port
  --live       its scheduler works all the time
`;

const { values, positionals } = readParameters();
const every = Number(values.every);
if (values.help || !["sqlite", "postgres"].includes(values.database) || !(every >= 1)) {
  process.stdout.write(HELP);
  process.exit(values.help ? 0 : 1);
}
if (values.serve !== undefined) {
  const { serveFixture } = await import("./parity/rest/serve-fixture.ts");
  const file = resolve(process.env["INIT_CWD"] ?? process.cwd(), values.serve);
  await serveFixture({ file, port: Number(values.port), isLive: values.live });
  process.exit(0);
}
if (values.processes) {
  // Runner processes load the built runner; everything else here runs on the sources.
  const { status } = spawnSync(process.execPath, [join(ROOT, "tools/prepare.mjs")], { stdio: "inherit" });
  if (status !== 0) process.exit(status ?? 1);
}

// npm starts scripts in the root folder and says where the caller stands.
const folders = positionals.map((folder) => resolve(process.env["INIT_CWD"] ?? process.cwd(), folder));
const missing = folders.find((folder) => !existsSync(folder));
if (missing !== undefined) {
  process.stderr.write(`There is no folder ${missing}.\n`);
  process.exit(1);
}
const files = (folders.length > 0 ? folders : [join(ROOT, "parity")]).flatMap(readVectorFiles);

const outcomes: CaseOutcome[] = [];
const postgres = values.database === "postgres" ? await startPostgres() : null;
try {
  await runVectorFiles(
    files,
    {
      only: values.only ?? null,
      every,
      onlyFormatsThatRunDags: postgres !== null || values.processes,
      postgresUrl: postgres?.url ?? null,
      usesProcesses: values.processes,
    },
    (outcome) => {
      outcomes.push(outcome);
      printFailure(outcome);
    },
  );
} finally {
  await postgres?.stop();
}

const count = (kind: string) => outcomes.filter(({ outcome }) => outcome.kind === kind).length;
const totals = { passed: count("passed"), failed: count("failed"), skipped: count("skipped") };
if (values.reasons) printReasons();
if (values.slow) printSlowest();
if (values.totals !== undefined) {
  mkdirSync(join(ROOT, "test-results"), { recursive: true });
  const failures = outcomes.filter(({ outcome }) => outcome.kind === "failed").map(({ id }) => id);
  writeFileSync(values.totals, JSON.stringify({ totals, failures }));
}
process.exitCode = totals.failed > 0 ? 1 : 0;
const asDecided = outcomes.filter(({ outcome }) => outcome.kind === "skipped" && outcome.isAsDecided).length;
process.stdout.write(
  `${totals.passed} passed, ${totals.failed} failed, ${totals.skipped} skipped` +
    ` (of which ${asDecided} do what was decided instead)\n`,
);

function readParameters() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        only: { type: "string" },
        every: { type: "string", default: "1" },
        processes: { type: "boolean", default: false },
        database: { type: "string", default: "sqlite" },
        reasons: { type: "boolean", default: false },
        slow: { type: "boolean", default: false },
        totals: { type: "string" },
        serve: { type: "string" },
        port: { type: "string", default: "0" },
        live: { type: "boolean", default: false },
        help: { type: "boolean", default: false },
      },
    });
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n\n${HELP}`);
    process.exit(1);
  }
}

function printFailure({ file, id, outcome }: CaseOutcome): void {
  if (outcome.kind !== "failed") return;
  const actual = typeof outcome.actual === "string" ? outcome.actual : JSON.stringify(outcome.actual);
  process.stdout.write(
    `FAILED ${id} (${relative(ROOT, file)})\n  expected ${JSON.stringify(outcome.expected)}\n  actual   ${actual}\n`,
  );
}

function printReasons(): void {
  const counts = new Map<string, number>();
  for (const { outcome } of outcomes) {
    if (outcome.kind === "skipped") counts.set(outcome.reason, (counts.get(outcome.reason) ?? 0) + 1);
  }
  for (const [reason, cases] of [...counts].toSorted(([, one], [, other]) => other - one)) {
    process.stdout.write(`${cases} skipped: ${reason}\n`);
  }
}

function printSlowest(): void {
  const SHOWN = 20;
  for (const { id, milliseconds } of outcomes
    .toSorted((one, other) => other.milliseconds - one.milliseconds)
    .slice(0, SHOWN)) {
    process.stdout.write(`${milliseconds.toFixed(1)} ms ${id}\n`);
  }
}
