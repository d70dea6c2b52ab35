import { mkdir, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { BashOperator, chain, Dag } from "baram";

const dag = new Dag("listing_4_18", {
  description: "Each hour, fetches the page views of that hour and counts those of five companies.",
  docMd:
    "Where the dumps are fetched from is the variable `pageviews_url`; the examples' own server has four hours of them.",
  startDate: "2019-07-13",
  endDate: "2019-07-13T03:00:00Z",
  schedule: "@hourly",
  maxActiveRuns: 1,
  tags: ["incremental data"],
});

const COMPANIES = ["Google", "Amazon", "Apple", "Microsoft", "Facebook"];
const FOLDER = join(tmpdir(), "baram-pageviews");

interface Hour {
  readonly source: string;
  readonly year: string;
  readonly month: string;
  readonly day: string;
  readonly hour: string;
  readonly outputPath: string;
}

/** A rendered template is a text: `7` for July, to be padded. */
const getData = dag.task("get_data", async ({ source, year, month, day, hour, outputPath }: Hour) => {
  const [paddedMonth, paddedDay, paddedHour] = [month, day, hour].map((part) => part.padStart(2, "0"));
  const name = `pageviews-${year}${paddedMonth}${paddedDay}-${paddedHour}0000.gz`;
  const response = await fetch(`${source}/${year}/${year}-${paddedMonth}/${name}`);
  if (!response.ok) throw new Error(`${response.url} answered ${response.status} ${response.statusText}.`);
  await mkdir(FOLDER, { recursive: true });
  await writeFile(outputPath, new Uint8Array(await response.arrayBuffer()));
  return name;
});

const PATH = join(FOLDER, "{{ ts_nodash }}");

const extractGz = new BashOperator({ dag, taskId: "extract_gz", bashCommand: `gunzip --force ${PATH}.gz` });

const fetchPageviews = dag.task(
  "fetch_pageviews",
  async ({ path, sqlPath }: { path: string; sqlPath: string }, { ts }) => {
    const views = Object.fromEntries(COMPANIES.map((company) => [company, 0]));
    for (const line of (await readFile(path, "utf8")).split("\n")) {
      const [domain, title = "", count] = line.split(" ");
      if (domain === "en" && COMPANIES.includes(title)) views[title] = Number(count);
    }
    const rows = Object.entries(views).map(
      ([company, count]) => `INSERT INTO pageview_counts VALUES ('${company}', ${count}, '${ts}');`,
    );
    await writeFile(sqlPath, `${rows.join("\n")}\n`);
    return views;
  },
);

chain(
  getData({
    source: "{{ var.value.get('pageviews_url', 'http://127.0.0.1:8793/other/pageviews') }}",
    year: "{{ execution_date.year }}",
    month: "{{ execution_date.month }}",
    day: "{{ execution_date.day }}",
    hour: "{{ execution_date.hour }}",
    outputPath: `${PATH}.gz`,
  }),
  extractGz,
  fetchPageviews({ path: PATH, sqlPath: `${PATH}.sql` }),
);

export default dag;
