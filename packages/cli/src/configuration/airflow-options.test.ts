import { expect, test } from "vitest";
import { explainAirflowOption, optionsWithoutCounterpart } from "./airflow-options.ts";
import { explainUnknownVariables, findKnownOption } from "./unknown-options.ts";

test("an option of Airflow that has no counterpart is refused with what there is instead", () => {
  expect(explainUnknownVariables({ BARAM__SCHEDULER__MIN_FILE_PROCESS_INTERVAL: "30" })).toEqual([
    "BARAM__SCHEDULER__MIN_FILE_PROCESS_INTERVAL is an option of Airflow, but none of Baram. " +
      "Dag files are watched: each is loaded and stored as soon as it changes, and not otherwise.",
  ]);
});

test("a section with a dot is found by its variable, too", () => {
  const instead = explainAirflowOption("common.io", "xcom_objectstorage_path");
  expect(instead).toMatch("[core] xcom_backend");
  expect(explainAirflowOption("common_io", "xcom_objectstorage_path")).toBe(instead);
});

test("nothing is said of what never was an option", () => {
  expect(explainAirflowOption("scheduler", "min_file_process")).toBe(null);
});

test("no option of Baram is taken for one without a counterpart", () => {
  const known = optionsWithoutCounterpart().filter(({ section, key }) => findKnownOption(section, key) !== null);
  expect(known).toEqual([]);
});
