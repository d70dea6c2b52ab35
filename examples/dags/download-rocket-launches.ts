import { mkdir, readFile, writeFile } from "node:fs/promises";
import { BashOperator, chain, Dag, FunctionOperator } from "baram";
import { fetchLaunches, LAUNCHES_URL, type LaunchList, savePictures } from "../rocket-launches/launches.ts";

/** Relative to the project, where every task starts. */
const FOLDER = ".baram/examples/rocket-launches";

export default new Dag(
  "download_rocket_launches",
  {
    description: "Download pictures of upcoming rocket launches.",
    docMd: "A first pipeline of classic operators: get a list, get what it names, tell somebody.",
    startDate: "2024-01-01",
    schedule: "@daily",
    catchup: false,
    isPausedUponCreation: false,
    tags: ["example"],
  },
  () => {
    const downloadLaunches = new FunctionOperator({
      taskId: "download_launches",
      inputs: { url: `{{ var.value.get("launches_url", "${LAUNCHES_URL}") }}` },
      callable: async ({ url }: { url: string }) => {
        await mkdir(FOLDER, { recursive: true });
        await writeFile(`${FOLDER}/launches.json`, JSON.stringify(await fetchLaunches(url)));
      },
    });

    const getPictures = new FunctionOperator({
      taskId: "get_pictures",
      callable: async () => {
        const launches = JSON.parse(await readFile(`${FOLDER}/launches.json`, "utf8")) as LaunchList;
        await savePictures(launches.results, `${FOLDER}/images`);
      },
    });

    const notify = new BashOperator({
      taskId: "notify",
      bashCommand: `echo "There are now $(ls ${FOLDER}/images | wc -l) images."`,
      cwd: ".",
    });

    chain(downloadLaunches, getPictures, notify);
  },
);
