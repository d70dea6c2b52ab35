import { mkdir, readdir, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chain, Dag, EmptyOperator, TriggerDagRunOperator } from "baram";

const dag = new Dag("listing_6_04_dag01", {
  description: "Waits for the data of two supermarkets, and triggers another Dag for each of them.",
  docMd: "The data is delivered by `deliver_*`, some time after the sensors have begun to look for it.",
  startDate: "2024-01-01",
  schedule: "0 16 * * *",
  catchup: false,
  isPausedUponCreation: false,
  tags: ["example"],
});

const DATA = join(tmpdir(), "baram-supermarkets");

/** Puts the file of a day where the supermarket's data is expected, and says that it is complete. */
const deliver = dag.task(async function deliver({ supermarket }: { supermarket: string }, { ds }) {
  const folder = join(DATA, ds, supermarket);
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, "data-01.csv"), "product,price\n");
  await writeFile(join(folder, "_SUCCESS"), "");
});

const waitForSupermarket = dag.task.sensor(
  async function wait_for_supermarket({ supermarket }: { supermarket: string }, { ds }) {
    const names = await readdir(join(DATA, ds, supermarket)).catch((): string[] => []);
    return names.includes("_SUCCESS") && names.some((name) => name.startsWith("data-"));
  },
  { pokeInterval: { seconds: 1 }, timeout: { minutes: 10 }, mode: "reschedule" },
);

for (const supermarket of ["supermarket1", "supermarket2"]) {
  deliver.override({ taskId: `deliver_${supermarket}` })({ supermarket });
  chain(
    waitForSupermarket.override({ taskId: `wait_for_${supermarket}` })({ supermarket }),
    new EmptyOperator({ dag, taskId: `copy_to_raw_${supermarket}` }),
    new EmptyOperator({ dag, taskId: `process_${supermarket}` }),
    new EmptyOperator({ dag, taskId: `create_metrics_${supermarket}` }),
    new TriggerDagRunOperator({
      dag,
      taskId: `trigger_dag02_${supermarket}`,
      triggerDagId: "listing_6_04_dag02",
    }),
  );
}

export default dag;
