import { runDag, runTask } from "baram/testing";
import { expect, test } from "vitest";
import order, { OrderOperator } from "../dags/deferred-order.ts";
import { statesOf } from "./states-of.ts";

test("the order waits for an offer and goes on with it, in its first try", async () => {
  const run = await runDag(order, { logicalDate: "2024-01-01" });
  expect(statesOf(run)).toEqual({ run: "success", order: "success", rest: "success", put_away: "success" });
  expect(run.task("order")).toMatchObject({ tryNumber: 1, result: "flour from Mill & Sons for 12" });
  expect(run.task("put_away").result).toBe("put away flour from Mill & Sons for 12");
});

test("the order fails when nobody makes an offer in time", async () => {
  const hasty = new OrderOperator({ taskId: "order", product: "salt", seconds: 60, patience: 90 });
  const { state, error, log } = await runTask(hasty);
  expect(state).toBe("failed");
  expect(error).toContain("Trigger/execution timeout: OfferTrigger had no event before the deferral's timeout.");
  expect(log).toContain("Nobody has made an offer yet");
});
