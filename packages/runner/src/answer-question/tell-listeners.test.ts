import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Instant, type ListenerEvent, parseInstant } from "@baram/domain";
import { afterEach, beforeEach, expect, test } from "vitest";
import { tellListeners } from "./tell-listeners.ts";

const NOON = parseInstant("2024-01-01T12:00:00Z") as Instant;

const SUCCESS: ListenerEvent = {
  kind: "taskInstance",
  event: "success",
  previousState: "running",
  error: null,
  taskInstance: {
    dagId: "d",
    runId: "r",
    taskId: "t",
    mapIndex: -1,
    tryNumber: 1,
    operator: "FunctionOperator",
    state: "success",
    logicalDate: NOON,
    startDate: NOON,
    endDate: null,
  },
};

const DATES = { logicalDate: NOON, dataIntervalStart: NOON, dataIntervalEnd: NOON, startDate: null, endDate: NOON };
const FAILED_RUN: ListenerEvent = {
  kind: "dagRun",
  event: "failed",
  message: "task_failure",
  dagRun: { dagId: "d", runId: "r", runType: "manual", state: "failed", ...DATES },
};

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "baram-listeners-"));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
  Reflect.deleteProperty(globalThis, "heard");
});

function moduleOf(name: string, text: string) {
  const modulePath = join(folder, name);
  writeFileSync(modulePath, text);
  return { name, modulePath };
}

function listenTo(events: readonly ListenerEvent[], ...texts: readonly string[]) {
  const heard: unknown[] = [];
  Object.assign(globalThis, { heard });
  const modules = texts.map((text, position) => moduleOf(`listener-${position}.mjs`, text));
  return { heard, told: tellListeners({ kind: "tellListeners", modules, events }) };
}

const NAMES = `const hear = (name) => async (heard) => { globalThis.heard.push([name, heard]); };`;

test("a listener is told in turn, with dates as authors have them", async () => {
  const text = `${NAMES} export const listener = {
    onTaskInstanceSuccess: hear("task"), onDagRunFailed: hear("run"), onDagRunSuccess: hear("never") };`;
  const { heard, told } = listenTo([SUCCESS, FAILED_RUN], text);
  expect(await told).toEqual({ thrown: [] });
  const noon = new Date("2024-01-01T12:00:00Z");
  expect(heard).toMatchObject([
    ["task", { previousState: "running", taskInstance: { taskId: "t", logicalDate: noon, endDate: null } }],
    ["run", { message: "task_failure", dagRun: { runId: "r", dataIntervalEnd: noon, startDate: null } }],
  ]);
});

test("each function hears of its own kind of event", async () => {
  const names = "onStarting beforeStopping onTaskInstanceRunning onTaskInstanceFailed onDagRunRunning onDagRunSuccess";
  const others = "onAssetCreated onAssetChanged onNewDagImportError onExistingDagImportError";
  const functions = `${names} ${others}`.split(" ");
  const listener = `${NAMES} export const listener = { ${functions.map((name) => `${name}: hear("${name}")`).join()} };`;
  const component = { kind: "component", component: "SchedulerJob", hostname: "here", processId: 1 } as const;
  const importError = { kind: "importError", fileName: "d.ts", message: "no", stack: null } as const;
  const { heard, told } = listenTo(
    [
      { ...component, event: "starting" },
      { ...component, event: "stopping" },
      { ...SUCCESS, event: "running" },
      { ...SUCCESS, event: "failed", error: "It broke." },
      { ...FAILED_RUN, event: "running" },
      { ...FAILED_RUN, event: "success" },
      { kind: "assetCreated", uri: "s3://a" },
      { kind: "assetChanged", uri: "s3://a", extra: {}, source: null },
      { ...importError, isNew: true },
      { ...importError, isNew: false },
    ],
    listener,
  );
  await told;
  expect(heard.map((entry) => (entry as readonly unknown[])[0])).toEqual(functions);
});

test("what one listener throws is told of and keeps no other from hearing", async () => {
  const { heard, told } = listenTo(
    [FAILED_RUN],
    `export const listener = { onDagRunFailed: () => { throw new RangeError("no room"); } };`,
    `${NAMES} export const listener = { onDagRunFailed: hear("second") };`,
  );
  expect(await told).toEqual({ thrown: ["listener-0.mjs, of dagRun: RangeError: no room"] });
  expect(heard).toHaveLength(1);
});

test("a module without a listener says what is missing in it", async () => {
  await expect(listenTo([SUCCESS], "export const other = 1;").told).rejects.toThrow("exports no listener");
});
