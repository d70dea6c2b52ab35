import { BundleFolder } from "@baram/runner-pool";
import { expect, test } from "vitest";
import { configurationOf } from "../configuration/configuration.fixture.ts";
import { attemptSettings } from "./attempt-settings.ts";

function settingsOf(environment: Readonly<Record<string, string>>) {
  const configuration = configurationOf({ environment });
  const folders = { project: "/p", home: "/p/.baram", dags: "/p/dags", logs: "/p/.baram/logs" };
  const bundleFolder = new BundleFolder({ folder: "/p/bundles", dagsFolder: "/p/dags" });
  return attemptSettings({ configuration, folders, bundleFolder });
}

test("attempts are told nothing of sensitive names where nothing is configured", async () => {
  expect(await settingsOf({})).not.toHaveProperty("sensitiveNames");
});

test("attempts are told how much of a rendered field is kept where it is not as much as usual", async () => {
  expect(await settingsOf({})).not.toHaveProperty("renderedFieldLength");
  expect(await settingsOf({ BARAM__CORE__MAX_TEMPLATED_FIELD_LENGTH: "100" })).toMatchObject({
    renderedFieldLength: 100,
  });
});

test("attempts are told which names are sensitive, and that none are hidden", async () => {
  expect(await settingsOf({ BARAM__CORE__SENSITIVE_VAR_CONN_NAMES: "Pin, iban," })).toMatchObject({
    sensitiveNames: { furtherWords: ["pin", "iban"] },
  });
  const { sensitiveNames } = await settingsOf({ BARAM__ADMIN__HIDE_SENSITIVE_VARIABLE_FIELDS: "False" });
  expect(sensitiveNames).toEqual({ areShown: true });
});
