import { expect, test } from "vitest";
import { type ConfigurationSources, readConfiguration } from "./configuration.ts";
import { parseConfigurationFile } from "./configuration-file.ts";
import { starterConfigurationFile } from "./starter-file.ts";

function read(file: string | null, environment: ConfigurationSources["environment"] = {}) {
  return readConfiguration({
    environment,
    file: file === null ? null : { path: "baram.cfg", text: file },
    userFolder: "/home/ada",
    runCommand: (command) => `output of ${command}`,
  });
}

test("without anything every option has its default", () => {
  const { configuration, warnings } = read(null);
  expect(configuration.core).toMatchObject({ parallelism: 32, xcom_backend: "database", dags_folder: "dags" });
  expect(warnings).toEqual([]);
});

test("a variable counts for more than the file, and the file for more than the default", () => {
  const file = "[core]\nparallelism = 4\ndags_folder = flows\n[API]\nPort: 9000\n";
  const { configuration } = read(file, { BARAM__CORE__PARALLELISM: "8" });
  expect(configuration.core).toMatchObject({ parallelism: 8, dags_folder: "flows" });
  expect(configuration.api.port).toBe(9000);
});

test("comments, continued lines, interpolation and doubled percent signs are read as Airflow reads them", () => {
  const file = `# a comment
[core]
; another
dags_folder = %(base)s/dags
base = /srv
hostname = 100%%
[api]
instance_name = one
  two
`;
  const { configuration } = read(file);
  expect(configuration.core).toMatchObject({ dags_folder: "/srv/dags", hostname: "100%" });
  expect(configuration.api.instance_name).toBe("one\ntwo");
});

test("variables and the user's folder are put into values, names that are not set stay", () => {
  const environment = { PLACE: "$REGION/x", REGION: "north" };
  const { configuration } = read(`[core]\ndags_folder = ~/\${PLACE}/$OTHER\n`, environment);
  expect(configuration.core.dags_folder).toBe("/home/ada/north/x/$OTHER");
});

test("a command gives a secret, and nothing else", () => {
  const environment = { BARAM__DATABASE__URL_CMD: "cat url", BARAM__CORE__PARALLELISM_CMD: "echo 5" };
  const { configuration, warnings } = read(null, environment);
  expect(configuration.database.url).toBe("output of cat url");
  expect(configuration.core.parallelism).toBe(32);
  expect(warnings).toEqual([
    "BARAM__CORE__PARALLELISM_CMD is no option of Baram and does nothing. Did you mean BARAM__CORE__PARALLELISM?",
  ]);
});

test("what is no option is warned about with what may have been meant", () => {
  const { warnings } = read("[core]\nxcom_limit_byte = 4\n", { BARAM__CORE__XCOM_BACKED: "files" });
  expect(warnings).toEqual([
    "BARAM__CORE__XCOM_BACKED is no option of Baram and does nothing. Did you mean BARAM__CORE__XCOM_BACKEND?",
    "[core] xcom_limit_byte in baram.cfg is no option of Baram and does nothing. Did you mean [core] xcom_limit_bytes?",
  ]);
});

test("a former name still sets its option, with a warning", () => {
  const { configuration, warnings } = read("[webserver]\nweb_server_port = 9000\n");
  expect(configuration.api.port).toBe(9000);
  expect(warnings).toEqual(["[webserver] web_server_port is a former name: use [api] port."]);
});

test.each([
  ["[core]\nparallelism = many\n", '[core] parallelism is "many"; it has to be a whole number of at least 1.'],
  ["[core]\ndags_are_paused_at_creation = maybe\n", "it has to be True or False"],
  ["parallelism = 4\n", "baram.cfg cannot be read: line 1 stands before the first [section]."],
  ["[core]\nnonsense\n", 'line 2, "nonsense", is neither [section] nor key = value'],
  ["[core]\na = 1\na = 2\n", "line 3 gives a for the second time"],
  ["[core]\ndags_folder = 50%\n", "[core] dags_folder has a %"],
  ["[core]\ndags_folder = %(dags_folder)s\n", "[core] dags_folder has a %"],
])("%j is refused with a sentence", (file, sentence) => {
  expect(() => read(file)).toThrow(sentence);
});

test("the comment behind a boolean is cut off", () => {
  expect(read("[core]\ndags_are_paused_at_creation = false # for now\n").configuration.core).toMatchObject({
    dags_are_paused_at_creation: false,
  });
});

test("the file that a home folder begins with says nothing until a # is taken away", () => {
  const text = starterConfigurationFile();
  expect(read(text)).toEqual(read(null));
  const uncommented = text.replaceAll(/^# ([a-z_]+ =)/gm, "$1");
  expect(parseConfigurationFile(uncommented).kind).toBe("texts");
  expect(read(uncommented)).toEqual(read(null));
  expect(text).toContain("# Variable: BARAM__CORE__XCOM_BACKEND\n# xcom_backend = database\n");
});
