import { expect, test } from "vitest";
import { expectSuccess } from "./read-answer.ts";

test("what was refused is told with its status and reason", () => {
  expect(() => expectSuccess({ status: 403, body: { title: "Forbidden", detail: null } })).toThrow(
    "The installation refused this with status 403: Forbidden",
  );
});

test("a failure says by itself what failed", () => {
  expect(() => expectSuccess({ status: 500, body: { detail: "The request failed: the disk is full" } })).toThrow(
    /^The request failed: the disk is full$/,
  );
});

test("an answer without a reason is told with its status", () => {
  expect(() => expectSuccess({ status: 500, body: null })).toThrow(/status 500: it gave no reason/);
});
