import { Asset, chain, Dag, type DagOptions, FunctionSensor, param } from "baram";
import { chance, daysAgo, work, workForHours } from "./pace.ts";

interface ShopOptions {
  readonly description: string;
  readonly schedule: NonNullable<DagOptions["schedule"]>;
  readonly owner: string;
  readonly tags: readonly string[];
  readonly days: number;
  readonly tasks: Readonly<Record<string, number>>;
  readonly failure?: string;
  readonly failsOften?: number;
  /** Its latest run fails, too. */
  readonly failsNow?: { readonly hours: number };
  readonly outlets?: readonly Asset[];
  readonly pool?: string;
}

const SALES = new Asset("postgres://warehouse/sales");
const WEATHER = new Asset("postgres://warehouse/weather");
const STOCK = new Asset("postgres://warehouse/stock");

/** Tasks in a row; the last one may fail, and updates what it makes. */
function inARow(dagId: string, options: ShopOptions): Dag {
  const { description, schedule, owner, tags, days, tasks, failure, failsOften = 0, outlets = [], pool } = options;
  const failsSince = Date.now() - (options.failsNow?.hours ?? 0) * 2 * 3_600_000;
  return new Dag(
    dagId,
    {
      description,
      schedule,
      tags,
      startDate: daysAgo(days),
      isPausedUponCreation: false,
      maxActiveRuns: 4,
      defaultArgs: { owner },
    },
    (dag) => {
      const names = Object.entries(tasks);
      const made = names.map(([taskId, seconds], index) =>
        dag.task(
          taskId,
          async (_inputs, { ts, log }) => {
            log.info(`Begins with ${taskId}`, { interval: ts });
            await work(seconds, ts);
            if (index < names.length - 1) return { rows: Math.round(chance(ts) * 90_000) };
            const fails = chance(`${dagId} ${ts}`) < failsOften || Date.parse(ts) > failsSince;
            if (failure !== undefined && fails) throw new Error(failure);
            return { rows: Math.round(chance(ts) * 80_000) };
          },
          { ...(index === names.length - 1 ? { outlets } : {}), ...(pool === undefined ? {} : { pool }) },
        )(),
      );
      chain(...made);
    },
  );
}

export const ingestSales = inARow("ingest_sales", {
  description: "Point-of-sale files",
  schedule: "30 3 * * *",
  owner: "data",
  tags: ["sales", "raw"],
  days: 20,
  tasks: { list_files: 8, copy_files: 70, load_sales: 110 },
  failure: 'Store 214 sent two files for the same day: "214-a.csv.gz" and "214-b.csv.gz".',
  failsOften: 0.1,
  outlets: [SALES],
});

export const ingestWeather = inARow("ingest_weather", {
  description: "Hourly forecast for each region",
  schedule: "@hourly",
  owner: "data",
  tags: ["weather", "raw"],
  days: 1,
  tasks: { fetch_forecast: 12, load_weather: 6 },
  outlets: [WEATHER],
});

export const inventorySync = inARow("inventory_sync", {
  description: "Stock levels from the ERP",
  schedule: "*/30 * * * *",
  owner: "supply",
  tags: ["erp"],
  days: 1,
  tasks: { read_stock: 25, load_stock: 40 },
  failure: 'HTTP 503 from erp.umbrella.example: "Service Unavailable", 3 times in a row',
  failsOften: 0.12,
  failsNow: { hours: 0.5 },
  outlets: [STOCK],
  pool: "erp_api",
});

export const adsSpend = inARow("ads_spend", {
  description: "Advertising cost by channel",
  schedule: "30 */2 * * *",
  owner: "growth",
  tags: ["marketing"],
  days: 2,
  tasks: { fetch_channels: 18, convert_currency: 4, to_warehouse: 30 },
  failure: 'Column "spend_krw" is missing from staging.ads',
  failsOften: 0.25,
  failsNow: { hours: 2 },
});

export const gdprErasure = inARow("gdpr_erasure", {
  description: "Erases accounts on request",
  schedule: "0 2 * * *",
  owner: "platform",
  tags: ["compliance"],
  days: 16,
  tasks: { list_requests: 5, erase_accounts: 130, write_proof: 12 },
});

export const returnsForecast = new Dag(
  "returns_forecast",
  {
    description: "Forecast of returned goods",
    schedule: "0 6 * * *",
    startDate: daysAgo(40),
    catchup: false,
    isPausedUponCreation: true,
    tags: ["ml"],
    defaultArgs: { owner: "ml" },
  },
  (dag) => {
    dag.task("forecast", async (_inputs, { ds }) => work(200, ds))();
  },
);

export const partnerDrop = new Dag(
  "sftp_partner_drop",
  {
    description: "Waits for a file, loads it",
    schedule: "0 23 * * 1-5",
    startDate: daysAgo(12),
    isPausedUponCreation: false,
    tags: ["partner"],
    defaultArgs: { owner: "supply" },
  },
  (dag) => {
    const wait = new FunctionSensor({
      taskId: "wait_for_file",
      callable: async (_inputs: unknown, { ds }: { readonly ds: string }) => chance(`drop ${ds}`) > 0.3,
      mode: "reschedule",
      pokeInterval: { seconds: 1 },
      timeout: { seconds: 3 },
    });
    chain(wait, dag.task("load_drop", async (_inputs, { ds }) => work(45, ds))());
  },
);

export const weeklyReport = new Dag(
  "weekly_report",
  {
    description: "PDF for the regional managers",
    docMd: "Needs the scores of the week. Ask **bi** before you run it for a closed quarter.",
    schedule: "0 7 * * 1",
    timezone: "Asia/Seoul",
    startDate: daysAgo(120),
    isPausedUponCreation: false,
    maxActiveRuns: 2,
    tags: ["report"],
    defaultArgs: { owner: "bi" },
    params: {
      region: param.oneOf(["all", "capital", "south", "islands"], {
        default: "all",
        title: "Region",
        description: "Whose managers get it",
      }),
      recipients: param.jsonSchema(
        {
          type: "array",
          items: { type: "string", enum: ["managers", "board", "stores", "press"] },
          title: "Recipients",
        },
        { default: ["managers", "stores"] },
      ),
      copies: param.integer({ default: 3, minimum: 1, maximum: 50, title: "Copies" }),
      first_day: param.date({ default: daysAgo(7), title: "First day" }),
      is_final: param.boolean({ default: false, title: "Final", description: "Closes the week for changes" }),
      remark: param.jsonSchema(
        { type: "string", format: "multiline", title: "Remark", section: "Cover page" },
        { default: "" },
      ),
    },
  },
  (dag) => {
    const collect = dag.task("collect_figures", async (_inputs, { ds }) => work(150, ds))();
    const render = dag.task("render_pdf", async (_inputs, { ds, log }) => {
      log.info("Rendering 48 pages");
      await work(300, ds);
      if (chance(`pdf ${ds}`) > 0.85) throw new Error("Out of memory: the process reached its limit of 512 MiB");
    })();
    chain(collect, render, dag.task("mail_pdf", async (_inputs, { ds }) => work(10, ds))());
  },
);

/** Holds slots of the pool that the umbrella models need. */
export const nightlyEmbeddings = new Dag(
  "nightly_embeddings",
  {
    description: "Vectors of product texts",
    schedule: null,
    isPausedUponCreation: false,
    tags: ["ml"],
    defaultArgs: { owner: "ml", pool: "gpu", priorityWeight: 9 },
  },
  (dag) => {
    for (const shard of [1, 2, 3]) dag.task(`embed_shard_${shard}`, async (_inputs, { log }) => workForHours(log))();
  },
);
