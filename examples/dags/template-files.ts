import { BashOperator, Dag } from "baram";

export default new Dag(
  "template_files",
  {
    description: "A command in a file of its own, with names that the Dag gives to its templates.",
    docMd:
      "Change `daily-report.sh` and save it: the next run takes the changed one, as one that is under way does not.",
    startDate: "2024-01-01",
    schedule: "@daily",
    catchup: false,
    isPausedUponCreation: false,
    tags: ["example"],
    userDefinedMacros: { region: "europe", cents: (amount: number) => Math.round(amount * 100) },
    userDefinedFilters: { euro: (cents: number) => `${(cents / 100).toFixed(2)} EUR` },
  },
  () => {
    new BashOperator({ taskId: "report", bashCommand: "daily-report.sh" });
  },
);
