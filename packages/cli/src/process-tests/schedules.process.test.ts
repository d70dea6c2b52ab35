import { existsSync, readFileSync, watch } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { AuthorProject } from "./author-project.fixture.ts";

/** One Dag runs when its own timetable says so, and updates what the other one waits for. */
const DAGS = `import { Asset, Dag, type Timetable } from "baram";
import { appendFileSync } from "node:fs";

const say = (line: string) => appendFileSync("said.txt", line + "\\n");
const orders = new Asset("s3://bucket/orders");
const options = { startDate: "2024-01-01", isPausedUponCreation: false };

class OnNewYear implements Timetable {
  nextDagRun(last: { end: Date } | null) {
    return last === null ? { dataInterval: { start: new Date("2024-01-01"), end: new Date("2025-01-01") } } : null;
  }
  inferManualDataInterval() {
    return { start: new Date("1999-01-01"), end: new Date("2000-01-01") };
  }
}

new Dag("own", { ...options, schedule: new OnNewYear() }, (dag) => {
  const write = dag.task(
    "write",
    (_inputs, { outletEvents, dataIntervalStart }) => {
      outletEvents.of(orders).extra = { year: dataIntervalStart.getUTCFullYear() };
    },
    { outlets: [orders] },
  );
  write();
});

new Dag("waits", { ...options, schedule: [orders] }, (dag) => {
  const read = dag.task("read", async (_inputs, context) => {
    for (const { uri, extra } of await context.triggeringAssetEvents()) say(uri + " " + JSON.stringify(extra));
  });
  read();
});
`;

let project: AuthorProject;
beforeEach(() => {
  project = new AuthorProject({ "schedules.ts": DAGS });
});
afterEach(() => project.remove());

/** Resolves when a task has written the line. */
function untilSaid(line: string): Promise<void> {
  const path = join(project.folder, "said.txt");
  const isSaid = () => existsSync(path) && readFileSync(path, "utf8").includes(line);
  return new Promise((resolve) => {
    const watcher = watch(project.folder, () => {
      if (!isSaid()) return;
      watcher.close();
      resolve();
    });
    if (!isSaid()) return;
    watcher.close();
    resolve();
  });
}

test("an author's timetable makes runs, says what runs by hand cover, and assets carry on from there", async () => {
  await project.startServer();
  await untilSaid('s3://bucket/orders {"year":2024}');

  const { exitCode, errors } = await project.run(["dags", "trigger", "own"]);
  expect([exitCode, errors]).toEqual([0, ""]);
  await untilSaid('s3://bucket/orders {"year":1999}');
});
