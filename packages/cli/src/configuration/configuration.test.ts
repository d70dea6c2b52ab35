import { expect, test } from "vitest";
import { readConfiguration } from "./configuration.ts";
import { parseConfigurationFile } from "./configuration-file.ts";
import type { OptionSecrets, OptionSecretsRequest } from "./option-secrets.ts";
import type { ConfigurationSources } from "./option-texts.ts";
import { starterConfigurationFile } from "./starter-file.ts";

const VAULT: Readonly<Record<string, string | null>> = { url: "postgres://u:$HOME@h/db", empty: "" };

function readSecrets({ backend, keys }: OptionSecretsRequest): OptionSecrets {
  if (backend === "sealed") return { kind: "failed", sentence: "The vault is sealed." };
  return { kind: "read", values: Object.fromEntries(keys.map((key) => [key, VAULT[key] ?? null])) };
}

function read(file: string | null, environment: ConfigurationSources["environment"] = {}) {
  return readConfiguration({
    environment,
    file: file === null ? null : { path: "baram.cfg", text: file },
    userFolder: "/home/ada",
    runCommand: ({ command }) => `postgres://output of ${command}`,
    readSecrets,
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
  const { configuration } = read(null, { BARAM__DATABASE__URL_CMD: "cat url" });
  expect(configuration.database.url).toBe("postgres://output of cat url");
  expect(() => read(null, { BARAM__CORE__PARALLELISM_CMD: "echo 5" })).toThrow(
    "BARAM__CORE__PARALLELISM_CMD gives BARAM__CORE__PARALLELISM by a command, which only options that are secrets may be.",
  );
});

const SEALED = { BARAM__SECRETS__BACKEND: "sealed" };
const OPEN = { BARAM__SECRETS__BACKEND: "vault.ts" };

test("the secrets back end gives a secret as it stands, named by a variable or in the file", () => {
  const byVariable = read(null, { ...OPEN, HOME: "/root", BARAM__DATABASE__URL_SECRET: "url" });
  expect(byVariable.configuration.database.url).toBe("postgres://u:$HOME@h/db");
  const byFile = read("[database]\nurl_secret = url\n[smtp]\nsmtp_password_secret = empty\n", OPEN);
  expect(byFile.configuration.database.url).toBe("postgres://u:$HOME@h/db");
  expect(byFile.configuration.smtp.smtp_password).toBe("");
});

test("a variable counts for more than its command, that for more than the secret, and each for more than the file", () => {
  const database = (environment: ConfigurationSources["environment"]) =>
    read("[database]\nurl = postgres://file\n", { ...OPEN, ...environment }).configuration.database.url;
  const secret = { BARAM__DATABASE__URL_SECRET: "url" };
  const command = { ...secret, BARAM__DATABASE__URL_CMD: "cat url" };
  expect(database({ ...command, BARAM__DATABASE__URL: "postgres://plain" })).toBe("postgres://plain");
  expect(database(command)).toBe("postgres://output of cat url");
  expect(database(secret)).toBe("postgres://u:$HOME@h/db");
  expect(database({})).toBe("postgres://file");
  const inFile = "[database]\nurl_cmd = cat url\nurl_secret = url\n";
  expect(read(inFile, OPEN).configuration.database.url).toBe("postgres://output of cat url");
});

test.each([
  [{}, 'BARAM__DATABASE__URL_SECRET is "x" of the secrets back end, but no [secrets] backend is set.'],
  [OPEN, 'BARAM__DATABASE__URL_SECRET is "x", which the secrets back end "vault.ts" does not have.'],
  [SEALED, "The vault is sealed."],
  [
    { ...OPEN, BARAM__SECRETS__BACKEND_KWARGS_SECRET: "url" },
    "BARAM__SECRETS__BACKEND_KWARGS_SECRET cannot be in the secrets back end, which it is needed to open.",
  ],
])("a secret that is not to be had is refused with the reason (%j)", (environment, sentence) => {
  const asked = { ...environment, BARAM__DATABASE__URL_SECRET: "x", BARAM__SMTP__SMTP_PASSWORD_SECRET: "x" };
  expect(() => read(null, asked)).toThrow(sentence);
});

test("what is no secret is not looked for among them", () => {
  expect(() => read(null, { ...OPEN, BARAM__CORE__PARALLELISM_SECRET: "url" })).toThrow(
    "BARAM__CORE__PARALLELISM_SECRET gives BARAM__CORE__PARALLELISM by the secrets back end, which only options that are secrets may be.",
  );
});

test("everything that is no option is refused at once, with what may have been meant", () => {
  const environment = { BARAM__CORE__XCOM_BACKED: "files", BARAM__APIS__HOST: "::" };
  expect(() => read("[core]\nxcom_limit_byte = 4\n", environment)).toThrow(
    [
      "BARAM__CORE__XCOM_BACKED is no option of Baram. Did you mean BARAM__CORE__XCOM_BACKEND?",
      "BARAM__APIS__HOST is no option of Baram. Did you mean BARAM__API__HOST?",
      "[core] xcom_limit_byte in baram.cfg is no option of Baram. Did you mean [core] xcom_limit_bytes?",
    ].join("\n"),
  );
});

test("one of several texts is taken in any case, and anything else refused with the nearest of them", () => {
  expect(read("[core]\nexecutor = sequentialexecutor\n").configuration.core.executor).toBe("SequentialExecutor");
  expect(() => read("[core]\nexecutor = LocalExecuter\n")).toThrow(
    '[core] executor is "LocalExecuter"; it has to be one of LocalExecutor, SequentialExecutor. ' +
      "Did you mean LocalExecutor?",
  );
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
