import { expect, test } from "vitest";
import { WorkQueue } from "./work-queue.ts";

/** A queue whose work ends when the test says so. */
function queueOf(concurrency: number) {
  const begun: string[] = [];
  const ends: (() => void)[] = [];
  const signals: AbortSignal[] = [];
  const queue = new WorkQueue(concurrency, (key, signal) => {
    begun.push(key);
    signals.push(signal);
    return new Promise((resolve) => ends.push(resolve));
  });
  const endNext = async () => {
    ends.shift()?.();
    await new Promise(setImmediate);
  };
  return { queue, begun, signals, endNext };
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

test("a key that comes while it is worked on is given up and worked off again, never twice at once", async () => {
  const { queue, begun, signals, endNext } = queueOf(2);
  void queue.add("a");
  const again = queue.add("a");
  expect(begun).toEqual(["a"]);
  expect(signals[0]?.aborted).toBe(true);
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

test("a key that is dropped is forgotten where it waits, and given up where it is worked on", async () => {
  const { queue, begun, signals, endNext } = queueOf(1);
  void queue.add("a");
  const waiting = queue.add("b");
  queue.drop("b");
  queue.drop("a");
  await waiting;
  expect(signals[0]?.aborted).toBe(true);
  await endNext();
  await queue.idle();
  expect(begun).toEqual(["a"]);
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
