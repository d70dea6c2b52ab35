import { expect, test } from "vitest";
import { describeUpstream, NO_UPSTREAM, readUpstream } from "../readiness/upstream-counts.ts";
import { recognizeStateReason } from "./recognize-state-reason.ts";
import { PLACE, STATE_REASONS, type StateReasonKind, stateReason } from "./state-reason.ts";

/** A value per name that looks like other values do. */
const VALUES: Readonly<Record<string, string>> = {
  failed: "1",
  total: "5",
  planned: "3",
  code: "99",
  line: "12",
  seconds: "0.5",
  megabytes: "512",
  signal: "SIGKILL",
  host: "an unknown host",
  state: "success",
  condition: "runIf",
  taskId: "group.a-task",
  trigger: "HttpTrigger",
  triggerRule: "all_success",
  need: "every upstream task to succeed",
  error: "RangeError: no such date",
};

const KINDS = Object.keys(STATE_REASONS) as readonly StateReasonKind[];

test.each(KINDS.filter((kind) => kind !== "trigger-rule"))("the reason %s is read back from its sentence", (kind) => {
  const names = [...STATE_REASONS[kind].matchAll(PLACE)].map(([, name = ""]) => name);
  const facts = Object.fromEntries(names.map((name) => [name, VALUES[name]]));
  const sentence = STATE_REASONS[kind].replaceAll(PLACE, (_, name: string) => String(VALUES[name]));
  expect(recognizeStateReason(sentence)).toEqual({ kind, facts });
});

test("the sentence of a trigger rule is read back with how many upstream tasks stand how", () => {
  const counts = { ...NO_UPSTREAM, total: 7, failed: 1, skipped: 4 };
  const upstream = describeUpstream(counts, [
    { taskId: "extract", state: "failed" },
    ...["a", "b", "c", "d"].map((taskId) => ({ taskId, state: "skipped" as const })),
  ]);
  const need = "every upstream task to succeed";
  expect(recognizeStateReason(stateReason("trigger-rule", { triggerRule: "all_success", need, upstream }))).toEqual({
    kind: "trigger-rule",
    facts: {
      triggerRule: "all_success",
      upstream: {
        total: 7,
        groups: [
          { standing: "failed", count: 1, taskIds: ["extract"] },
          { standing: "skipped", count: 4, taskIds: ["a", "b", "c"] },
          { standing: "unfinished", count: 2, taskIds: [] },
        ],
      },
    },
  });
});

test("every standing of an upstream task is read back", () => {
  const counts = { ...NO_UPSTREAM, total: 6, success: 1, failed: 1, upstreamFailed: 1, skipped: 1, removed: 1 };
  const standings = ["success", "failed", "upstream_failed", "skipped", "removed", "unfinished"];
  expect(readUpstream(describeUpstream(counts))).toEqual({
    total: 6,
    groups: standings.map((standing) => ({ standing, count: 1, taskIds: [] })),
  });
});

test("what author code said is no known reason", () => {
  expect(recognizeStateReason("BashExitError: Bash command failed. The command returned a non-zero exit code 1.")).toBe(
    null,
  );
});
