import { Dag } from "baram";

export const dag = new Dag("retries", {
  description: "Fail at first, and succeed on the second try.",
  docMd: "Each try has a log of its own. Between them the task is `up_for_retry`.",
  startDate: "2024-01-01",
  schedule: "@daily",
  catchup: false,
  isPausedUponCreation: false,
  tags: ["example"],
  defaultArgs: { retries: 2, retryDelay: { seconds: 2 } },
});

const callFlakyService = dag.task("call_flaky_service", (_inputs, context) => {
  const { tryNumber } = context.ti;
  if (tryNumber === 1) throw new Error("The service did not answer.");
  context.log.info("The service answered", { tryNumber });
  return "pong";
});

const report = dag.task("report", ({ answer }: { answer: string }) => `The service said ${answer}.`);

report({ answer: callFlakyService() });
