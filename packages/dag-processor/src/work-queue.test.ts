import { expect, test } from "vitest";
import { WorkQueue } from "./work-queue.ts";

/** A queue whose work ends when the test says so. */
function queueOf(concurrency: number) {
  const begun: string[] = [];
  const ends: (() => void)[] = [];
  const queue = new WorkQueue(concurrency, (key) => {
    begun.push(key);
    return new Promise((resolve) => ends.push(resolve));
  });
  const endNext = async () => {
    ends.shift()?.();
    await new Promise(setImmediate);
  };
  return { queue, begun, endNext };
}

test("so many keys are worked on at once, and the next one begins when one of them ends", async () => {
  const { queue, begun, endNext } = queueOf(2);
  for (const key of ["a", "b", "c"]) void queue.add(key);
  expect(begun).toEqual(["a", "b"]);
  await endNext();
  expect(begun).toEqual(["a", "b", "c"]);
});

test("a key that waits already is worked off once", async () => {
  const { queue, begun, endNext } = queueOf(1);
  for (const key of ["a", "b", "b"]) void queue.add(key);
  await endNext();
  await endNext();
  expect(begun).toEqual(["a", "b"]);
  await queue.idle();
});

test("a key that comes while it is worked on is worked off again, never twice at once", async () => {
  const { queue, begun, endNext } = queueOf(2);
  void queue.add("a");
  const again = queue.add("a");
  expect(begun).toEqual(["a"]);
  await endNext();
  expect(begun).toEqual(["a", "a"]);
  await endNext();
  await again;
});

test("a key that has to wait for itself lets others pass", () => {
  const { queue, begun } = queueOf(2);
  for (const key of ["a", "a", "b"]) void queue.add(key);
  expect(begun).toEqual(["a", "b"]);
});

test("stopping forgets what waits, lets what is worked on end, and takes nothing more", async () => {
  const { queue, begun, endNext } = queueOf(1);
  void queue.add("a");
  const waiting = queue.add("b");
  const stopped = queue.stop();
  await waiting;
  await queue.add("c");
  await endNext();
  await stopped;
  expect(begun).toEqual(["a"]);
});
