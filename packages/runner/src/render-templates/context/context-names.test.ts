// cspell:ignore dejson
import { describe, expect, test } from "vitest";
import { failureOf, instant, printed, render } from "../template-sources.fixture.ts";

const MANUAL = {
  dagRun: {
    runId: "manual__2024-02-29T13:14:15.161718+00:00",
    runType: "manual",
    externalTrigger: true,
    logicalDate: instant("2024-02-29T13:14:15.161718Z"),
    conf: { name: "x", n: 0, nested: { list: [1, 2] } },
  },
} as const;

describe("dates of the run", () => {
  test("come in the forms that pipelines use", async () => {
    expect(await render("{{ ds }} {{ ds_nodash }} {{ ts }} {{ ts_nodash }} {{ ts_nodash_with_tz }}", MANUAL)).toBe(
      "2024-02-29 20240229 2024-02-29T13:14:15.161718+00:00 20240229T131415 20240229T131415.161718+0000",
    );
    expect(await render("{{ logical_date }} {{ execution_date }} {{ data_interval_end }}")).toBe(
      "2024-02-29 00:00:00+00:00 2024-02-29 00:00:00+00:00 2024-03-01 00:00:00+00:00",
    );
    expect(await render("{{ yesterday_ds }} {{ tomorrow_ds_nodash }}")).toBe("2024-02-28 20240301");
  });

  test("of a scheduled run have neighbors on the schedule", async () => {
    expect(await render("{{ prev_ds }} {{ next_ds }} {{ next_execution_date }}")).toBe(
      "2024-02-28 2024-03-01 2024-03-01 00:00:00+00:00",
    );
  });

  test("of a run that somebody asked for are their own neighbors", async () => {
    expect(await render("{{ prev_ds }} {{ next_ds_nodash }}", MANUAL)).toBe("2024-02-29 20240229");
  });

  test("without a schedule have no neighbors", async () => {
    expect(await render("{{ prev_ds }} {{ next_execution_date }}", { dag: { schedule: { kind: "none" } } })).toBe(
      "None None",
    );
  });

  test("of the previous success are None when there is none", async () => {
    expect(await printed("prev_start_date_success")).toBe("None");
    const getPreviousSuccessfulDagRun = () =>
      Promise.resolve({
        logicalDate: instant("2024-02-26T00:00:00Z"),
        dataIntervalStart: instant("2024-02-26T00:00:00Z"),
        dataIntervalEnd: instant("2024-02-27T00:00:00Z"),
        startDate: instant("2024-02-27T00:00:05Z"),
        endDate: null,
      });
    const text = "{{ prev_data_interval_end_success }} {{ prev_start_date_success }} {{ prev_end_date_success }}";
    expect(await render(text, { getPreviousSuccessfulDagRun })).toBe(
      "2024-02-27 00:00:00+00:00 2024-02-27 00:00:05+00:00 None",
    );
  });
});

test("the Dag, the run, the task and its instance are objects with Airflow's attributes", async () => {
  expect(
    await render("{{ dag }} {{ dag.dag_id }} {{ dag.schedule_interval }} {{ dag.timezone }} {{ dag.task_ids }}"),
  ).toBe("<DAG: my_dag> my_dag @daily UTC ['my_task']");
  expect(await render("{{ dag_run.run_type }} {{ dag_run.external_trigger }} {{ dag_run.conf }}")).toBe(
    "scheduled False {}",
  );
  expect(await render("{{ task.owner }} {{ task.retries }} {{ ti.try_number }} {{ ti.map_index }}")).toBe("me 3 2 -1");
  expect(await render("{{ ti.start_date }} {{ task_instance.task_id }} {{ task_instance_key_str }}")).toBe(
    "None my_task my_dag__my_task__20240229",
  );
  expect(await failureOf("{{ dag.nothing }}")).toBe("UndefinedError");
});

test("the run's configuration is a map", async () => {
  expect(await render("{{ dag_run.conf.nested.list[1] }} {{ dag_run.conf.get('zz', 5) }}", MANUAL)).toBe("2 5");
  expect(await failureOf("{{ dag_run.conf.zz }}", MANUAL)).toBe("UndefinedError");
});

test("params print Python's way, and a method hides a key of its name", async () => {
  const params = { n: 3, none: null, list: [1, "two", 3.5], items: "key" };
  expect(await printed("params", { params })).toBe("{'n': 3, 'none': None, 'list': [1, 'two', 3.5], 'items': 'key'}");
  expect(await render("{{ params.none }} {{ params['items'] }} {{ params.items() | length }}", { params })).toBe(
    "None key 4",
  );
});

describe("variables", () => {
  const variables = { text: "plain", json: '{"a": {"b": [10, 1.0]}}', bad: "{oops" };

  test("are text or parsed JSON, by attribute, key or get", async () => {
    const text = "{{ var.value.text }} {{ var.value['text'] }} {{ var.json.json.a.b[1] }} {{ var.value.get('text') }}";
    expect(await render(text, { variables })).toBe("plain plain 1.0 plain");
    expect(await printed("var.json.get('none', {'x': 1}).x", { variables })).toBe("1");
  });

  test("that are missing are a KeyError, which a default does not catch", async () => {
    expect(await failureOf("{{ var.value.none | default('d') }}", { variables })).toBe("KeyError");
    expect(await failureOf("{{ var.value.get('none') }}", { variables })).toBe("KeyError");
    expect(await failureOf("{{ var.text }}", { variables })).toBe("UndefinedError");
  });

  test("that are no JSON are a JSONDecodeError", async () => {
    expect(await failureOf("{{ var.json.bad }}", { variables })).toBe("JSONDecodeError");
  });
});

describe("connections", () => {
  const connections = {
    db: {
      connectionType: "postgres",
      host: "h",
      login: "ann",
      password: "p/",
      schema: "s",
      port: 5432,
      extra: '{"a": "b c"}',
    },
    odd: { connectionType: "http", host: "https://x.org", extra: '{"n": {"d": 1}}' },
  };

  test("print their id and have their fields, None where there is nothing", async () => {
    expect(
      await render("{{ conn.db }} {{ conn.db.port }} {{ conn['db'].login }} {{ conn.odd.port }}", { connections }),
    ).toBe("db 5432 ann None");
    expect(await render("{{ conn.odd.extra_dejson.n.d }} {{ conn.db.extra }}", { connections })).toBe('1 {"a": "b c"}');
  });

  test("are written as addresses", async () => {
    expect(await printed("conn.db.get_uri()", { connections })).toBe("postgres://ann:p%2F@h:5432/s?a=b+c");
    expect(await printed("conn.odd.get_uri()", { connections })).toBe(
      "http://https://x.org/?__extra__=%7B%22n%22%3A+%7B%22d%22%3A+1%7D%7D",
    );
  });

  test("that are missing raise, unless a default is asked for", async () => {
    expect(await failureOf("{{ conn.none }}", { connections })).toBe("AirflowNotFoundException");
    expect(await render("{{ conn.get('none') }} {{ conn.get('none', 'd') }}", { connections })).toBe("None d");
  });
});

describe("XComs", () => {
  const xcoms = [
    { taskId: "up", mapIndex: -1, key: "return_value", value: '{"a": [1, 2]}' },
    { taskId: "up2", mapIndex: -1, key: "return_value", value: "5" },
    { taskId: "many", mapIndex: 0, key: "return_value", value: '"x"' },
    { taskId: "many", mapIndex: 1, key: "return_value", value: '"y"' },
    { taskId: "up", mapIndex: -1, key: "k", value: '"v"' },
  ];

  test("of one task are a value, or the default", async () => {
    expect(await printed("ti.xcom_pull(task_ids='up').a[1]", { xcoms })).toBe("2");
    expect(await printed("ti.xcom_pull('up', key='k')", { xcoms })).toBe("v");
    expect(await render("{{ ti.xcom_pull('no') }} {{ ti.xcom_pull('no', default='d') }}", { xcoms })).toBe("None d");
  });

  test("of several tasks are a sequence in the order of the ids, without the missing ones", async () => {
    expect(await printed("ti.xcom_pull(task_ids=['up2', 'no', 'up']) | list", { xcoms })).toBe("[5, {'a': [1, 2]}]");
    expect(
      await render("{% set p = ti.xcom_pull(['up', 'up2']) %}{{ p[-1] }}{{ p | length }}{{ p[1:] }}", { xcoms }),
    ).toBe("52[5]");
  });

  test("of a mapped task are a sequence over its copies", async () => {
    expect(await printed("ti.xcom_pull('many') | join", { xcoms })).toBe("xy");
  });

  test("of any task are the newest one", async () => {
    expect(await printed("ti.xcom_pull(key='k')", { xcoms })).toBe("v");
    expect(await printed("ti.xcom_pull()", { xcoms })).toBe("LazySelectSequence([4 items])");
  });

  test("that hold templates are not rendered", async () => {
    const [first] = xcoms;
    const given = { xcoms: first === undefined ? [] : [{ ...first, value: '"{{ ds }}"' }] };
    expect(await printed("ti.xcom_pull('up')", given)).toBe("{{ ds }}");
  });
});

test("the configuration is text or read as a number, and unknown keys raise", async () => {
  const getConfiguration = (section: string, key: string) =>
    Promise.resolve(`${section}/${key}` === "core/parallelism" ? "32" : null);
  expect(
    await render("{{ conf.get('core', 'parallelism') }} {{ conf.getint('core', 'parallelism') + 1 }}", {
      getConfiguration,
    }),
  ).toBe("32 33");
  expect(await failureOf("{{ conf.get('core', 'none') }}")).toBe("AirflowConfigException");
  expect(await printed("conf.get('core', 'none', fallback=none)")).toBe("None");
});

test("asset events are lists by URI, empty for a URI without events", async () => {
  const event = {
    uri: "s3://b/a",
    timestamp: instant("2024-02-29T01:00:00Z"),
    extra: { rows: 5 },
    sourceDagId: "d",
    sourceTaskId: null,
    sourceRunId: "r",
    sourceMapIndex: -1,
  };
  const given = {
    listTriggeringAssetEvents: () => Promise.resolve([event, { ...event, extra: { rows: 6 } }]),
    outlets: ["s3://out/"],
  };
  expect(await printed("triggering_dataset_events['s3://b/a'] | map(attribute='extra.rows') | sum", given)).toBe("11");
  expect(await render("{{ triggering_dataset_events.zz }} {{ outlets[0].uri }} {{ inlets }}", given)).toBe(
    "[] s3://out/ []",
  );
});
