import { readdir } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type BaseSensor, chain, Dag, type DagOptions, EmptyOperator, FileSensor, FunctionSensor } from "baram";

/*
 * The chains of four supermarkets, which deliver their data some time in the afternoon: how a Dag waits for it.
 */

const SUPERMARKETS = ["supermarket_1", "supermarket_2", "supermarket_3", "supermarket_4"];

/** Where the supermarkets deliver, and each of these Dags looks. */
export const DELIVERIES = join(tmpdir(), "baram-deliveries");

const AFTERNOONS = {
  startDate: "2024-01-01T16:00:00Z",
  schedule: "0 16 * * *",
  catchup: false,
  tags: ["sensors"],
} satisfies DagOptions;

interface Chains {
  /** What a chain begins with; nothing for one that does not wait. */
  readonly wait?: (supermarket: string) => BaseSensor;
  /** One for all chains, or one for each. */
  readonly metrics: "together" | "each";
}

function addChains(dag: Dag, { wait, metrics }: Chains): Dag {
  const empty = (taskId: string) => new EmptyOperator({ dag, taskId });
  const together = metrics === "together" ? empty("create_metrics") : null;
  for (const supermarket of SUPERMARKETS) {
    const processed = empty(`process_${supermarket}`);
    const copied = empty(`copy_to_raw_${supermarket}`);
    if (wait !== undefined) chain(wait(supermarket), copied);
    chain(copied, processed, together ?? empty(`create_metrics_${supermarket}`));
  }
  return dag;
}

const waitForData =
  (dag: Dag, options: { mode?: "poke" | "reschedule"; timeoutMinutes: number }) => (supermarket: string) =>
    new FunctionSensor({
      dag,
      taskId: `wait_for_${supermarket}`,
      callable: async () => {
        const names = await readdir(join(DELIVERIES, supermarket)).catch((): string[] => []);
        return names.includes("_SUCCESS") && names.some((name) => name.startsWith("data-"));
      },
      mode: options.mode ?? "poke",
      timeout: { minutes: options.timeoutMinutes },
      pokeInterval: { minutes: options.timeoutMinutes > 60 ? 30 : 1 },
    });

export const dependsOnPast = addChains(
  new Dag("figure_6_01", {
    ...AFTERNOONS,
    description: "Four chains that do not wait: each instance follows its own of the day before.",
    catchup: true,
    defaultArgs: { dependsOnPast: true },
  }),
  { metrics: "together" },
);

const files = new Dag("figure_6_05", {
  ...AFTERNOONS,
  description: "Waits for a file of each supermarket, by a pattern.",
});
export const waitForFiles = addChains(files, {
  metrics: "together",
  wait: (supermarket) =>
    new FileSensor({
      dag: files,
      taskId: `wait_for_${supermarket}`,
      filepath: join(DELIVERIES, supermarket, "data-*.csv"),
      pokeInterval: { minutes: 1 },
      timeout: { days: 7 },
    }),
});

const withTimeout = new Dag("figure_6_06", {
  ...AFTERNOONS,
  description: "Waits ten minutes for data that says it is complete; one that is late fails all metrics.",
});
export const waitTenMinutes = addChains(withTimeout, {
  metrics: "together",
  wait: waitForData(withTimeout, { timeoutMinutes: 10 }),
});

const deadlock = new Dag("figure_6_08", {
  ...AFTERNOONS,
  description: "A deadlock of sensors: they hold all slots while they wait, so that nothing else can run.",
  docMd:
    "Two slots, four sensors: two that wait all day leave none to the others, whose data is there. `figure_6_09` shows the way out.",
  maxActiveTasks: 2,
  dagrunTimeout: { days: 1 },
});
export const sensorDeadlock = addChains(deadlock, {
  metrics: "together",
  wait: waitForData(deadlock, { timeoutMinutes: 14 * 24 * 60 }),
});

const rescheduled = new Dag("figure_6_09", {
  ...AFTERNOONS,
  description: "The way out of the deadlock: the sensors give their slots up between two looks.",
  maxActiveTasks: 2,
  dagrunTimeout: { days: 1 },
});
export const sensorsRescheduled = addChains(rescheduled, {
  metrics: "together",
  wait: waitForData(rescheduled, { mode: "reschedule", timeoutMinutes: 14 * 24 * 60 }),
});

const separate = new Dag("figure_6_11", {
  ...AFTERNOONS,
  description: "Metrics for each supermarket: one that is late fails its own chain alone.",
});
export const metricsOfEach = addChains(separate, {
  metrics: "each",
  wait: waitForData(separate, { timeoutMinutes: 10 }),
});
