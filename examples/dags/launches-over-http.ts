import { HttpOperator, HttpSensor } from "@baram/provider-http";
import { chain, Dag } from "baram";
import type { LaunchList } from "../rocket-launches/launches.ts";

const dag = new Dag("launches_over_http", {
  description: "Waits until the launch library answers, and asks it for the upcoming launches.",
  docMd: "Where the library is says the connection `launch_library`; `npm start` leads it to the examples' own server.",
  startDate: "2024-01-01",
  schedule: "@daily",
  catchup: false,
  tags: ["provider"],
});

const isThere = new HttpSensor({
  dag,
  taskId: "wait_for_library",
  connectionId: "launch_library",
  endpoint: "2.0.0/launch/upcoming/",
  responseCheck: (response) => (response.json() as LaunchList).results.length > 0,
  pokeInterval: { seconds: 10 },
  mode: "reschedule",
});

const fetchNames = new HttpOperator({
  dag,
  taskId: "fetch_names",
  connectionId: "launch_library",
  method: "GET",
  endpoint: "2.0.0/launch/upcoming/",
  data: { limit: 10, day: "{{ ds }}" },
  responseFilter: (response) => (response.json() as LaunchList).results.map(({ name }) => name),
});

const countLaunches = dag.task("count_launches", ({ names }: { names: string[] }) => names.length);

chain(isThere, fetchNames);
countLaunches({ names: fetchNames.output });

export default dag;
