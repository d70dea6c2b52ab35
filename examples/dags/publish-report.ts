import { ApprovalOperator, Dag, HITLEntryOperator, param } from "baram";

/*
 * Asks people before it goes on: how many copies, and whether the report may go out. The questions are in the inbox.
 */

export const publishReport = new Dag(
  "publish_report",
  { startDate: "2024-01-01", schedule: null, tags: ["people"], description: "Waits for two answers." },
  (dag) => {
    const entry = new HITLEntryOperator({
      taskId: "how_many",
      subject: "How many copies of the report of {{ ds }}?",
      params: {
        copies: param.integer({ title: "Copies", minimum: 1, maximum: 500, default: 20 }),
        cover: param.oneOf(["plain", "colour"], { title: "Cover", default: "plain" }),
      },
    });

    const approve = new ApprovalOperator({
      taskId: "approve",
      subject: "Publish the report of {{ ds }}?",
      body: "It goes to **all customers**. Where nobody answers within a day, it is *not* published.",
      responseTimeout: { days: 1 },
      defaults: "Reject",
    });

    const publish = dag.task("publish", ({ answer }: { answer: { paramsInput: object } }, { log }) => {
      log.info("The report goes out", { ...answer.paramsInput });
    })({ answer: entry.output });

    entry.before(approve);
    approve.before(publish);
  },
);
