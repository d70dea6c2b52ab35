import { expect, test } from "vitest";
import { describeThrown } from "./describe-thrown.ts";

test("an error is told by its class, its message and its causes", () => {
  const error = new TypeError("fetch failed", { cause: new Error("connection refused") });
  expect(describeThrown(error)).toMatchObject({
    errorKind: "TypeError",
    message: "fetch failed (caused by: connection refused)",
  });
});

test("causes that form a ring are told a few times", () => {
  const error = new Error("round", { cause: new Error("about") });
  (error.cause as Error).cause = error;
  expect(describeThrown(error).message).toBe("round (caused by: about; round; about; round; about)");
});

test("a cause in the words of its error is told once", () => {
  const down = new Error("down", { cause: new Error("refused") });
  expect(describeThrown(new Error("down", { cause: down })).message).toBe("down (caused by: refused)");
});

test.each([[null], [undefined], [42], ["text"], [{ code: 1 }], [Symbol("s")]])(
  "a thrown %s is told as no error",
  (thrown) => {
    expect(describeThrown(thrown)).toMatchObject({ errorKind: "NonError", stack: null });
  },
);

test("a value that defends itself against being looked at is told all the same", () => {
  const hostile = new Proxy(
    {},
    {
      get() {
        throw new Error("no");
      },
    },
  );
  expect(describeThrown(hostile).errorKind).toBe("NonError");
});
