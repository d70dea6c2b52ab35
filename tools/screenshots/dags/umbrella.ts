import { Asset, chain, Dag, EmptyOperator, edgeLabel, FailTask, LatestOnlyOperator, TimeDeltaSensor } from "baram";
import { chance, daysAgo, work, workForHours } from "./pace.ts";

const REGIONS = ["seoul", "busan", "daegu", "gwangju", "incheon", "jeju"];

const MODEL = new Asset("s3://models/umbrella");

/** From this day on the sales come from the new system. */
const ERP_CHANGE = new Date(`${daysAgo(12)}T00:00:00Z`);

/** A cluster, a model for each region, and the cluster gone again, whatever became of them. */
function trainingOf(dag: Dag) {
  return dag.taskGroup("training", () => {
    const cluster = dag.task.setup(async function create_cluster(_inputs, { ds }) {
      await work(20, ds);
      return { name: `train-${ds}` };
    })();
    const remove = dag.task.teardown(
      async function delete_cluster({ name }: { name?: string }, { ds }) {
        await work(10, `${name} ${ds}`);
      },
      { setups: cluster },
    )({ name: cluster.name });
    remove.scope(() => {
      dag
        .task(
          "train_model",
          async ({ region }: { region: string }, { ds, dagRun, log }) => {
            if (dagRun.runType === "manual" && region === "incheon") await workForHours(log);
            if (dagRun.runType === "manual" && region === "gwangju")
              throw new Error("The card is out of memory: 14.2 of 16 GiB are in use.");
            await work(90, `${region} ${ds}`);
            if (ds === daysAgo(5) && region === "daegu")
              throw new FailTask("The loss of daegu is not a number after step 214.");
            log.info(`Trained ${region}`, { loss: Number((chance(region + ds) / 4).toFixed(3)) });
            return { region, loss: chance(region + ds) };
          },
          {
            pool: "gpu",
            priorityWeight: 3,
            retries: 1,
            retryDelay: { minutes: 30 },
            mapIndexTemplate: "{{ task.inputs.region }}",
          },
        )
        .expand({ region: REGIONS });
    });
  });
}

export const umbrella = new Dag(
  "umbrella",
  {
    description: "Sales, weather, a model per region",
    docMd: "Trains **one model per region** on sales and weather, and deploys the newest.\n\nOn call: *data*.",
    startDate: daysAgo(27),
    schedule: "0 5 * * *",
    maxActiveRuns: 3,
    isPausedUponCreation: false,
    tags: ["sales", "ml", "daily"],
    defaultArgs: { owner: "data", retries: 1, retryDelay: { seconds: 1 } },
  },
  (dag) => {
    const day =
      (seconds: number) =>
      async (_inputs: unknown, { ds }: { readonly ds: string }) =>
        work(seconds, ds);

    const pick = dag.task.branch(function pick_erp_system(_inputs, { logicalDate }) {
      return logicalDate < ERP_CHANGE ? "sales.fetch_sales_old" : "sales.fetch_sales_new";
    })();

    const sales = dag.taskGroup("sales", () => {
      const old = dag.task("fetch_sales_old", day(50))();
      const recent = dag.task("fetch_sales_new", day(60))();
      const join = new EmptyOperator({ taskId: "join_erp_branch", triggerRule: "none_failed" });
      chain(pick, edgeLabel("old ERP"), old, dag.task("clean_sales_old", day(25))(), join);
      chain(pick, edgeLabel("new ERP"), recent, dag.task("clean_sales_new", day(30))(), join);
    });

    const weather = dag.taskGroup("weather", () => {
      const wait = new TimeDeltaSensor({ taskId: "wait_for_forecast", delta: { seconds: 1 }, deferrable: true });
      const fetch = dag.task("fetch_weather", async (_inputs, context) => {
        const { ds, log } = context;
        await work(40, ds);
        log.info(`GET https://forecast.example/v2/regions?day=${ds}`, { status: 200, regions: 6 });
        if (chance(`weather ${ds}`) > 0.9 && context.ti.tryNumber === 1)
          throw new Error("forecast.example did not answer.");
      })();
      const clean = dag.task(
        "clean_weather",
        async (_inputs, { ds, log }) => {
          await work(15, ds);
          log.warn("2 stations reported nothing", { stations: ["KR-105", "KR-221"] });
          if (ds === daysAgo(9)) throw new Error('Column "rain_mm" is missing from the forecast of KR-105.');
          return { stations: 94, rain: chance(ds) };
        },
        { retries: 0 },
      )();
      chain(wait, fetch, clean);
    });

    const joinDatasets = dag.task("join_datasets", day(80))();

    const training = trainingOf(dag);

    const reports = dag.taskGroup("reports", () => {
      const build = ["sales", "forecast", "returns", "quality"].map((name) => dag.task(`report_${name}`, day(12))());
      chain(build, dag.task("mail_reports", day(5))());
    });

    const deploy = dag.task("deploy_model", day(8), { outlets: [MODEL] })();
    chain([sales, weather], joinDatasets, training);
    chain(joinDatasets, reports);
    chain(training, deploy);
    chain(new LatestOnlyOperator({ taskId: "latest_only" }), deploy);
  },
);

export const scoreRegions = new Dag(
  "score_regions",
  {
    description: "Scores with the newest model",
    startDate: daysAgo(27),
    schedule: [MODEL, new Asset("postgres://warehouse/regions")],
    isPausedUponCreation: false,
    tags: ["ml"],
    defaultArgs: { owner: "ml" },
  },
  (dag) => {
    dag.task("score", async (_inputs, { ds }) => work(120, ds), {
      inlets: [MODEL],
      outlets: [new Asset("postgres://warehouse/scores")],
    })();
  },
);
