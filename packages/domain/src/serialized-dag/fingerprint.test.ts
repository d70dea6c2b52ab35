import { expect, test } from "vitest";
import { fingerprintOf } from "./fingerprint.ts";
import { aDag, aTask } from "./serialized-dag.fixture.ts";

test("a fingerprint is the SHA-256 of a Dag, in hexadecimal", () => {
  expect(fingerprintOf(aDag({ tasks: ["a"] }))).toMatch(/^[0-9a-f]{64}$/);
});

test("two Dags that differ only in the order of keys have one fingerprint", () => {
  const dag = aDag({
    tasks: ["a"],
    given: { params: { x: { schema: {}, description: null, default: { a: 1, b: 2 } } } },
  });
  const turned = {
    ...(Object.fromEntries(Object.entries(dag).reverse()) as unknown as typeof dag),
    params: { x: { default: { b: 2, a: 1 }, description: null, schema: {} } },
  };
  expect(fingerprintOf(turned)).toBe(fingerprintOf(dag));
});

test("the line of a Dag in its source does not count", () => {
  expect(fingerprintOf(aDag({ tasks: ["a"], given: { sourceLine: 7 } }))).toBe(fingerprintOf(aDag({ tasks: ["a"] })));
});

test("everything else counts, the order of tasks included", () => {
  const dags = [
    aDag({ tasks: ["a", "b"] }),
    aDag({ tasks: ["b", "a"] }),
    aDag({ tasks: ["a", "b"], edges: ["a > b"] }),
    aDag({ tasks: ["a", aTask("b", { retries: 1 })] }),
    aDag({ tasks: ["a", "b"], given: { tags: ["x"] } }),
  ];
  expect(new Set(dags.map(fingerprintOf)).size).toBe(dags.length);
});
