import { runDag } from "baram/testing";
import { expect, test } from "vitest";
import { publishReport } from "../dags/publish-report.ts";

test("the report goes out once somebody has approved it, with what was filled in", async () => {
  const run = await runDag(publishReport, {
    humanResponses: { how_many: { chosenOptions: "OK", paramsInput: { copies: 3 } }, approve: "Approve" },
  });
  expect(run.state).toBe("success");
  expect(run.task("publish").log).toContain("The report goes out");
  expect(run.task("how_many").result).toMatchObject({ paramsInput: { copies: 3, cover: "plain" } });
});

test("a report that nobody approves in time stays where it is", async () => {
  const run = await runDag(publishReport);
  expect(run.task("approve").result).toMatchObject({ chosenOptions: ["Reject"], timedOut: true });
  expect(run.task("publish").state).toBe("skipped");
});
