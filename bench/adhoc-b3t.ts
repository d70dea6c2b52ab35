import { randomUUID } from "node:crypto";
import pg from "pg";
import { startPostgres } from "../tools/test-servers/postgres.ts";
import { Installation } from "./installation.ts";

const isPg = process.argv[2] !== "sqlite";
const server = isPg ? await startPostgres({ isDurable: true }) : null;
const database = {
  name: "postgres" as const,
  create: async () => {
    if (server === null) return "";
    const name = `b_${randomUUID().replaceAll("-", "")}`;
    const c = new pg.Client({ connectionString: server.url });
    await c.connect();
    await c.query(`create database ${name}`);
    await c.end();
    const u = new URL(server.url);
    u.pathname = `/${name}`;
    return u.href;
  },
};
if (process.env.PRELOAD) process.env.NODE_OPTIONS = `--require ${process.env.PRELOAD}`;
const i = await Installation.start(database, "three_steps");
delete process.env.NODE_OPTIONS;
const n = Number(process.argv[3] ?? 450);
const all: number[] = [];
const { readdirSync, readFileSync } = await import("node:fs");
function cpu() {
  const m: Record<string, number> = {};
  for (const p of readdirSync("/proc")) {
    if (!/^\d+$/.test(p)) continue;
    try {
      const st = readFileSync(`/proc/${p}/stat`, "utf8");
      const cmd = readFileSync(`/proc/${p}/cmdline`, "utf8");
      const f = st.slice(st.lastIndexOf(")") + 2).split(" ");
      const t = (Number(f[11]) + Number(f[12])) * 10;
      const k =
        p === String(process.pid)
          ? "client"
          : p === String(i.processId)
            ? "server"
            : /postgres/.test(cmd)
              ? "pg"
              : /runner/.test(cmd)
                ? "runner"
                : /node|baram/.test(cmd)
                  ? "othernode"
                  : "rest";
      m[k] = (m[k] ?? 0) + t;
    } catch {}
  }
  return m;
}
let c0: Record<string, number> = {};
for (let k = 0; k < n; k++) {
  if (k === 300) c0 = cpu();
  if (k === 300 && /prof/.test(process.env.PRELOAD ?? "")) process.kill(i.processId, "SIGUSR2");
  const t = performance.now();
  const r = await i.trigger("three_steps");
  await i.tryGetJson(`/api/v1/dags/three_steps/dagRuns/${encodeURIComponent(r)}/wait?result=answer`);
  all.push(Math.round((performance.now() - t) * 10) / 10);
}
const l = all.slice(300).sort((a, b) => a - b);
const c1 = cpu();
console.log(
  Object.keys(c1)
    .map((k) => `${k} ${(((c1[k] ?? 0) - (c0[k] ?? 0)) / (n - 300)).toFixed(1)}`)
    .join(" "),
  "mean",
  (all.slice(300).reduce((a, b) => a + b, 0) / (n - 300)).toFixed(1),
  "p50",
  l[Math.floor(l.length / 2)],
  "p25",
  l[Math.floor(l.length / 4)],
  "p95",
  l[Math.floor(l.length * 0.95)],
);
if (/prof|trace/.test(process.env.PRELOAD ?? "")) {
  process.kill(i.processId, "SIGUSR2");
  await new Promise((r) => setTimeout(r, 1500));
}
await i.halt();
await server?.stop();
process.removeAllListeners("exit");
process.exit(0);
