import { randomUUID } from "node:crypto";
import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import pg from "pg";
import { type PostgresServer, startPostgres } from "../tools/test-servers/postgres.ts";
import { setup as provideChromium } from "../tools/test-servers/provide-chromium.ts";
import type { BenchDatabase } from "./installation.ts";
import { measureBackfill } from "./measurements/backfill.ts";
import { measureBrowserPages } from "./measurements/browser-pages.ts";
import { measureChains } from "./measurements/chains.ts";
import { measureDagFiles } from "./measurements/dag-files.ts";
import { measureFanOut } from "./measurements/fan-out.ts";
import { measureGoingOn } from "./measurements/going-on.ts";
import { measureHistoryReads } from "./measurements/history-reads.ts";
import { measureHopLatency } from "./measurements/hop-latency.ts";
import { measureIdleDags } from "./measurements/idle-dags.ts";
import { measureLowerBounds } from "./measurements/lower-bounds.ts";
import { measureStartAndCrash } from "./measurements/start-and-crash.ts";
import { measureThroughput } from "./measurements/throughput.ts";
import { measureTriggerToResult } from "./measurements/trigger-to-result.ts";
import { printTable } from "./print-table.ts";
import { type Measurement, type ResultRow, resultRow } from "./result-row.ts";

const HELP = `Usage: npm run bench -- [names] [--database sqlite|postgres] [--seconds N] [--json file]

  names        which benchmarks, of raw B1 B2 B3 B4 B5 B6 B7 B8 B8-browser B9 B10; all by default
  --database   one database only; both by default
  --seconds    how long B5 runs, 60 by default
  --json       writes the rows to a file as well
`;

type Bench = (database: BenchDatabase, options: { readonly seconds: number }) => Promise<readonly Measurement[]>;

const BENCHES: Readonly<Record<string, Bench>> = {
  raw: measureLowerBounds,
  B1: measureHopLatency,
  B2: measureChains,
  B3: measureTriggerToResult,
  B4: measureFanOut,
  B5: measureThroughput,
  B6: measureDagFiles,
  B7: measureIdleDags,
  B8: measureHistoryReads,
  "B8-browser": (database) => {
    provideChromium();
    return measureBrowserPages(database);
  },
  B9: measureBackfill,
  B10: async (database) => [...(await measureStartAndCrash(database)), ...(await measureGoingOn(database))],
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    database: { type: "string" },
    seconds: { type: "string", default: "60" },
    json: { type: "string" },
    help: { type: "boolean", short: "h", default: false },
  },
});

function refuse(sentence: string): never {
  process.stderr.write(`${sentence}\n\n${HELP}`);
  process.exit(2);
}

if (values.help) {
  process.stdout.write(HELP);
  process.exit(0);
}
const unknown = positionals.find((name) => !(name in BENCHES));
if (unknown !== undefined) refuse(`There is no benchmark "${unknown}"; there are ${Object.keys(BENCHES).join(", ")}.`);
const seconds = Number(values.seconds);
if (!Number.isInteger(seconds) || seconds < 5) refuse(`--seconds is "${values.seconds}"; it has to be at least 5.`);
if (values.database !== undefined && !["sqlite", "postgres"].includes(values.database)) {
  refuse(`--database is "${values.database}"; it has to be sqlite or postgres.`);
}

const names = positionals.length === 0 ? Object.keys(BENCHES) : positionals;
const rows: ResultRow[] = [];
let server: PostgresServer | null = null;
for (const databaseName of values.database === undefined ? ["sqlite", "postgres"] : [values.database]) {
  if (databaseName === "postgres") server ??= await startPostgres({ isDurable: true });
  const database = databaseName === "sqlite" ? sqlite() : postgres(server);
  for (const name of names) {
    process.stderr.write(`${name} on ${databaseName} …\n`);
    for (const measurement of (await BENCHES[name]?.(database, { seconds })) ?? []) {
      rows.push(resultRow(measurement, databaseName));
    }
  }
}
await server?.stop();
process.stdout.write(printTable(rows));
if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify({ rows }, null, 2)}\n`);

function sqlite(): BenchDatabase {
  return { name: "sqlite", create: async () => "" };
}

function postgres(running: PostgresServer | null): BenchDatabase {
  if (running === null) throw new Error("The PostgreSQL server was not started.");
  return {
    name: "postgres",
    crashAndRestart: () => running.crashAndRestart(),
    create: async () => {
      const name = `bench_${randomUUID().replaceAll("-", "")}`;
      const client = new pg.Client({ connectionString: running.url });
      await client.connect();
      await client.query(`create database ${name}`);
      await client.end();
      const url = new URL(running.url);
      url.pathname = `/${name}`;
      return url.href;
    },
  };
}
