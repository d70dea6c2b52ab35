import { expect, test } from "vitest";
import { dagDot } from "./dag-dot.ts";

test("tasks are boxes and what is downstream of them is drawn to", () => {
  const tasks = [
    { taskId: "a", downstreamTaskIds: ["b.c"] },
    { taskId: "b.c", downstreamTaskIds: [] },
  ];
  expect(dagDot("d", tasks).split("\n")).toEqual([
    "digraph d {",
    "\tgraph [label=d labelloc=t rankdir=LR]",
    '\ta [color="#000000" fillcolor="#ffffff" label=a shape=rectangle style="filled,rounded"]',
    '\t"b.c" [color="#000000" fillcolor="#ffffff" label="b.c" shape=rectangle style="filled,rounded"]',
    '\ta -> "b.c"',
    "}",
    "",
  ]);
});

test("in a run a box has the colour of its state", () => {
  const text = dagDot("d", [
    { taskId: "a", downstreamTaskIds: [], state: "success" },
    { taskId: "b", downstreamTaskIds: [], state: "skipped" },
  ]);
  expect(text).toContain("a [color=white fillcolor=green ");
  expect(text).toContain("b [color=black fillcolor=hotpink ");
});
