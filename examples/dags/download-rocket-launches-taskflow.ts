import { readdir } from "node:fs/promises";
import { Dag, getVariable } from "baram";
import { fetchLaunches, LAUNCHES_URL, type Launch, savePictures } from "../rocket-launches/launches.ts";

/** Relative to the project, where every task starts. */
const IMAGES = ".baram/examples/rocket-launches-taskflow/images";

export const dag = new Dag("download_rocket_launches_taskflow", {
  description: "Download pictures of upcoming rocket launches, with data that draws the graph.",
  docMd: "The same as `download_rocket_launches`: what a task returns is what the next one is called with.",
  startDate: "2024-01-01",
  schedule: "@daily",
  catchup: false,
  isPausedUponCreation: false,
  tags: ["example"],
});

const downloadLaunches = dag.task("download_launches", async (): Promise<Launch[]> => {
  const { results } = await fetchLaunches(await getVariable("launches_url", { default: LAUNCHES_URL }));
  return results.map(({ name, image }) => ({ name, image }));
});

const getPictures = dag.task("get_pictures", async ({ launches }: { launches: readonly Launch[] }) => {
  await savePictures(launches, IMAGES);
  return { count: (await readdir(IMAGES)).length };
});

const notify = dag.task.bash("notify", ({ count }: { count: number }) => `echo "There are now ${count} images."`);

const pictures = getPictures({ launches: downloadLaunches() });
notify({ count: pictures.count });
