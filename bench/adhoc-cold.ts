import { cpuSecondsOf } from "./cpu-seconds.ts";
import { GeneratedDags } from "./generated-dags.ts";
import { Installation } from "./installation.ts";

const dags = new GeneratedDags();
for (let k = 0; k < 1000; k++) dags.writeFile(k, "as written");
if (process.env.PRELOAD) process.env.NODE_OPTIONS = `--require ${process.env.PRELOAD}`;
const t = performance.now();
const i = await Installation.launch(
  { name: "sqlite", create: async () => "" },
  { BARAM__CORE__DAGS_FOLDER: dags.folder },
);
for (;;) {
  const p = (await i.tryGetJson("/api/v1/dags?limit=1")) as any;
  if (p?.total_entries === 1000) break;
  await new Promise((r) => setTimeout(r, 50));
}
console.log("cold", ((performance.now() - t) / 1000).toFixed(2), "cpu", cpuSecondsOf(i.processId));
if (process.env.PRELOAD) {
  process.kill(i.processId, "SIGUSR2");
  await new Promise((r) => setTimeout(r, 1500));
}
await i.halt();
process.removeAllListeners("exit");
process.exit(0);
