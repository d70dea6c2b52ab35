import { mkdir, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { gunzip } from "node:zlib";
import { HttpHook } from "@baram/provider-http";
import { SqlCheckOperator, SqlExecuteQueryOperator } from "@baram/provider-sql";
import { chain, Dag } from "baram";

/** Files with SQL are written here by one task, and read and rendered when the next one runs. */
const FOLDER = join(tmpdir(), "baram-page-views");
const COMPANIES = ["Google", "Amazon", "Apple", "Microsoft", "Facebook"];

const dag = new Dag("listing_4_20", {
  description: "Each hour, counts the page views of five companies, and writes them into a table.",
  docMd:
    "The connections `pageviews` (HTTP) and `my_postgres` (PostgreSQL, or a file of SQLite) say where the dumps are and " +
    "where the table is; `npm start` has both.",
  startDate: "2019-07-13",
  endDate: "2019-07-13T03:00:00Z",
  schedule: "@hourly",
  maxActiveRuns: 1,
  templateSearchPath: FOLDER,
  defaultArgs: { retries: 1, retryDelay: { seconds: 10 } },
  tags: ["provider"],
});

const createTable = new SqlExecuteQueryOperator({
  dag,
  taskId: "create_table",
  connectionId: "my_postgres",
  sql: "create table if not exists pageview_counts (pagename varchar(50), views int, datetime timestamp)",
});

const fetchPageviews = dag.task(async function fetch_pageviews(_inputs, { logicalDate, ts, tsNodash }) {
  const [day = "", time = ""] = tsNodash.split("T");
  const month = `${day.slice(0, 4)}-${day.slice(4, 6)}`;
  const hook = new HttpHook({ connectionId: "pageviews", method: "GET" });
  const endpoint = `${logicalDate.getUTCFullYear()}/${month}/pageviews-${day}-${time.slice(0, 2)}0000.gz`;
  const dump = await promisify<Uint8Array, Buffer>(gunzip)((await hook.run({ endpoint })).body);
  const views = new Map(COMPANIES.map((company) => [company, 0]));
  for (const line of dump.toString().split("\n")) {
    const [domain, title = "", count] = line.split(" ");
    if (domain === "en" && views.has(title)) views.set(title, Number(count));
  }
  const rows = [...views].map(([name, count]) => `INSERT INTO pageview_counts VALUES ('${name}', ${count}, '${ts}');`);
  await mkdir(FOLDER, { recursive: true });
  await writeFile(join(FOLDER, "pageview-counts.sql"), `-- {{ dag.dag_id }}, {{ ds }}\n${rows.join("\n")}\n`);
})();

const writeToTable = new SqlExecuteQueryOperator({
  dag,
  taskId: "write_to_postgres",
  connectionId: "my_postgres",
  sql: "pageview-counts.sql",
  splitStatements: true,
});

const checkTable = new SqlCheckOperator({
  dag,
  taskId: "check_table",
  connectionId: "my_postgres",
  sql: "select count(*) >= 5 from pageview_counts where datetime = '{{ ts }}'",
});

chain([createTable, fetchPageviews], writeToTable, checkTable);

export default dag;
