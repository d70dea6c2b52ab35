import { fork } from "node:child_process";
import { once } from "node:events";
import { writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { MetadataStore } from "@baram/metadata-store";
import type { BenchDatabase } from "../installation.ts";
import { type Measurement, quantile } from "../result-row.ts";
import { makeScratchFolder } from "../scratch-folder.ts";

const ROUNDS = 1000;

/** What nothing can be faster than: the bare commit of one row, round trip to another process, and file of a log. */
export async function measureLowerBounds(database: BenchDatabase): Promise<readonly Measurement[]> {
  const { commit, roundTrip } = await readLowerBounds(database);
  const none = { budget: "–", stretch: "–" };
  return [
    { metric: "raw.commit_p50_ms", unit: "ms", ...none, figures: [commit] },
    { metric: "raw.process_round_trip_p50_ms", unit: "ms", ...none, figures: [roundTrip] },
    { metric: "raw.file_p50_ms", unit: "ms", ...none, figures: [quantile(await timeFiles(), 0.5)] },
  ];
}

/** Commit and round trip as numbers, in milliseconds, for what is compared with them. */
export async function readLowerBounds(
  database: BenchDatabase,
): Promise<{ readonly commit: number; readonly roundTrip: number }> {
  const commits = await timeCommits(database);
  return { commit: quantile(commits, 0.5), roundTrip: quantile(await timeRoundTrips(), 0.5) };
}

async function timeCommits(database: BenchDatabase): Promise<readonly number[]> {
  const folder = makeScratchFolder(join(tmpdir(), "baram-raw-"));
  const url = await database.create();
  const store = new MetadataStore({ url: url === "" ? `sqlite:${join(folder, "baram.db")}` : url });
  await store.migrate();
  const times = await timeEach(() =>
    store.transaction(async (transaction) => {
      await transaction.updateTable("pool").set({ slots: 128 }).where("name", "=", "default_pool").execute();
    }),
  );
  await store.close();
  return times;
}

async function timeRoundTrips(): Promise<readonly number[]> {
  const folder = makeScratchFolder(join(tmpdir(), "baram-raw-"));
  const echo = join(folder, "echo.cjs");
  writeFileSync(echo, "process.on('message', (message) => process.send(message));");
  const child = fork(echo);
  const times = await timeEach(async () => {
    child.send({ kind: "ping" });
    await once(child, "message");
  });
  child.kill();
  return times;
}

/** Made and written, in one folder. */
async function timeFiles(): Promise<readonly number[]> {
  const folder = makeScratchFolder(join(tmpdir(), "baram-raw-"));
  let made = 0;
  return timeEach(async () => {
    writeFileSync(join(folder, `${made}.jsonl`), "A line of a log\n");
    made += 1;
  });
}

async function timeEach(act: () => Promise<void>): Promise<readonly number[]> {
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const startedAt = performance.now();
    await act();
    times.push(performance.now() - startedAt);
  }
  return times;
}
