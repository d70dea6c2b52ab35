import { Asset, chain, Dag, type TaskContext, TimeDeltaSensor } from "baram";
import { someMilliseconds, work } from "../record-attempt.ts";

/** Every try may be lost with its process, so there are as many as it takes. */
const SETTINGS = {
  isPausedUponCreation: false,
  maxActiveRuns: 100,
  defaultArgs: { retries: 1000, retryDelay: { milliseconds: 200 } },
} as const;

const delivered = new Asset("soak://delivered");

/** Tasks one after another, the last of which updates an asset. */
export const chained = new Dag("soak_chain", { ...SETTINGS, schedule: null }, (dag) => {
  const links = Array.from({ length: 6 }, (_, index) =>
    dag.task(
      `link_${index}`,
      (_inputs: object, context: TaskContext) => work(context, someMilliseconds(context, 300)),
      {
        outlets: index === 5 ? [delivered] : [],
      },
    )(),
  );
  chain(...links);
});

/** A list, a task mapped over it, and one that takes what came back. */
export const mapped = new Dag("soak_mapped", { ...SETTINGS, schedule: null }, (dag) => {
  const list = dag.task("list", async (_inputs: object, context: TaskContext) => {
    await work(context, 50);
    return Array.from({ length: 12 }, (_, index) => index);
  });
  const copy = dag.task("copy", async ({ element }: { readonly element: number }, context: TaskContext) => {
    await work(context, someMilliseconds(context, 500));
    return element;
  });
  const sum = dag.task("sum", async ({ elements }: { readonly elements: readonly number[] }, context: TaskContext) => {
    await work(context, 50);
    const total = elements.reduce((one, other) => one + other, 0);
    if (total !== 66) throw new Error(`The copies returned ${JSON.stringify(elements)}.`);
  });
  sum({ elements: copy.expand({ element: list() }) });
});

/** Tasks that fail at first. */
export const retried = new Dag("soak_retried", { ...SETTINGS, schedule: null }, (dag) => {
  for (const failures of [1, 3]) {
    dag.task(`fails_${failures}_times`, async (_inputs: object, context: TaskContext) => {
      await work(context, someMilliseconds(context, 200));
      if (context.ti.tryNumber <= failures) throw new Error("This try is meant to fail.");
    })();
  }
});

/** Sensors that look again and again, in each mode. */
export const sensors = new Dag("soak_sensors", { ...SETTINGS, schedule: null }, (dag) => {
  const isOver = (_inputs: object, { dagRun }: TaskContext) => Date.now() - (dagRun.startDate?.getTime() ?? 0) > 3000;
  const settings = { pokeInterval: { seconds: 1 }, timeout: { hours: 1 } };
  const poking = dag.task.sensor("poking", isOver, { ...settings, mode: "poke" })();
  const rescheduled = dag.task.sensor("rescheduled", isOver, { ...settings, mode: "reschedule" })();
  const after = dag.task("after", (_inputs: object, context: TaskContext) => work(context, 20))();
  chain([poking, rescheduled], after);
});

/** Sensors that wait in the triggerer. */
export const deferred = new Dag("soak_deferred", { ...SETTINGS, schedule: null }, (dag) => {
  const waits = [1, 4].map(
    (seconds) => new TimeDeltaSensor({ dag, taskId: `wait_${seconds}`, delta: { seconds }, deferrable: true }),
  );
  const after = dag.task("after", (_inputs: object, context: TaskContext) => work(context, 20))();
  chain(waits, after);
});

/** A run for each five seconds of the time since the beginning, few at once. */
export const scheduled = new Dag(
  "soak_scheduled",
  {
    ...SETTINGS,
    schedule: { delta: { seconds: 5 } },
    startDate: process.env["SOAK_STARTED_AT"] ?? "2024-01-01",
    catchup: true,
    maxActiveRuns: 3,
  },
  (dag) => {
    dag.task("work", (_inputs: object, context: TaskContext) => work(context, someMilliseconds(context, 1000)))();
  },
);

/** A run for what the chains have delivered. */
export const consumer = new Dag(
  "soak_consumer",
  { ...SETTINGS, startDate: "2024-01-01", schedule: [delivered] },
  (dag) => {
    dag.task("consume", async (_inputs: object, context: TaskContext) => {
      if ((await context.triggeringAssetEvents()).length === 0) throw new Error("There are no events.");
      await work(context, 20);
    })();
  },
);
