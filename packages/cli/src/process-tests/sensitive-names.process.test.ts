import { afterEach, beforeEach, expect, test } from "vitest";
import { AuthorProject } from "./author-project.fixture.ts";

const SHOW = `import { BashOperator, Dag, getConnection, getVariable } from "baram";
const dag = new Dag("show", { startDate: "2024-01-01", schedule: null });
const read = dag.task("read", async () => {
  const { password, extra } = await getConnection("shop");
  console.log("pin " + (await getVariable("card_pin")) + ", token " + (await getVariable("api_token")));
  console.log("extra " + JSON.stringify(extra) + ", password " + password);
});
const bash = new BashOperator({
  dag,
  taskId: "bash",
  bashCommand: "echo {{ var.value.card_pin }}",
  env: { CARD_PIN: "9876", API_TOKEN: "t0k-t0k", CITY: "Seoul" },
});
read().before(bash);
`;

const SETTINGS = {
  BARAM_VAR_CARD_PIN: "1234",
  BARAM_VAR_API_TOKEN: "hush-hush",
  BARAM_CONN_SHOP: '{"conn_type": "http", "password": "p4ss-p4ss", "extra": {"card_pin": "5678", "city": "Busan"}}',
};

let project: AuthorProject;

beforeEach(() => {
  project = new AuthorProject({ "show.ts": SHOW });
});
afterEach(() => project.remove());

test("a word of the installation's own masks what an attempt prints and renders", async () => {
  const environment = { ...SETTINGS, BARAM__CORE__SENSITIVE_VAR_CONN_NAMES: "pin, iban" };
  const { output } = await project.run(["dags", "test", "show"], { environment });
  expect(output).toContain("pin ***, token ***");
  expect(output).toMatch(/extra .*\*\*\*.*Busan.*, password \*\*\*/);
  expect(output).not.toMatch(/1234|5678|hush-hush|p4ss-p4ss/);

  const rendered = await project.run(["tasks", "render", "show", "bash", "2024-01-01"], { environment });
  expect(rendered.output).toContain("echo ***");
  expect(rendered.output).toContain("Seoul");
  expect(rendered.output).not.toMatch(/1234|9876|t0k-t0k/);
});

test("an installation that hides nothing by its name still masks the passwords of connections", async () => {
  const environment = { ...SETTINGS, BARAM__CORE__HIDE_SENSITIVE_VAR_CONN_FIELDS: "False" };
  const { output } = await project.run(["dags", "test", "show"], { environment });
  expect(output).toContain("pin 1234, token hush-hush");
  expect(output).toMatch(/extra .*5678.*Busan.*, password \*\*\*/);

  const rendered = await project.run(["tasks", "render", "show", "bash", "2024-01-01"], { environment });
  expect(rendered.output).toContain("echo 1234");
  expect(rendered.output).toContain("t0k-t0k");
});
