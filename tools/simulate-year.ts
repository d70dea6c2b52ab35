import { performance } from "node:perf_hooks";
import { parseArgs } from "node:util";
import { type Instant, parseInstant } from "@baram/domain";
import { simulateFolder } from "../packages/lifecycle/src/simulation/simulate-folder.fixture.ts";

const HELP = `Usage: npm run simulate -- [--days N]

Lets so many days, 366 by default, of fifty mixed Dags pass on a virtual clock, and compares their runs with a naive
reckoning. Ends with 1 where they differ.
`;

const { values } = parseArgs({
  options: { days: { type: "string", default: "366" }, help: { type: "boolean", short: "h", default: false } },
});
if (values.help) {
  process.stdout.write(HELP);
  process.exit(0);
}
const days = Number(values.days);
if (!Number.isInteger(days) || days < 1) {
  process.stderr.write(`--days is "${values.days}"; it has to be a whole number from 1.\n`);
  process.exit(2);
}
const startedAt = performance.now();
const { dags, runIds, expectedRunIds } = await simulateFolder({
  from: parseInstant("2024-01-10T09:00:00Z") as Instant,
  days,
});
const seconds = (performance.now() - startedAt) / 1000;
const differing = dags.filter(({ dagId }) => {
  const scheduled = (runIds.get(dagId) ?? []).filter((id) => id.startsWith("scheduled__"));
  return scheduled.join() !== (expectedRunIds.get(dagId) ?? []).join();
});
const count = [...runIds.values()].reduce((sum, ids) => sum + ids.length, 0);
process.stdout.write(`${days} days of ${dags.length} Dags: ${count} runs in ${seconds.toFixed(1)} s\n`);
for (const { dagId } of differing) process.stderr.write(`The runs of "${dagId}" are not those of the reckoning.\n`);
process.exit(differing.length === 0 ? 0 : 1);
