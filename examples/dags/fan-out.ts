import { Dag } from "baram";

const CITIES = ["amsterdam", "lisbon", "oslo", "seoul", "toronto", "wellington"];

export const dag = new Dag("fan_out", {
  description: "One task, then many side by side, then one again.",
  docMd: "The tasks in the middle are made in a loop. They run at once, as far as there are slots.",
  startDate: "2024-01-01",
  schedule: "@daily",
  catchup: false,
  isPausedUponCreation: false,
  tags: ["example"],
});

const readThermometers = dag.task("read_thermometers", (_inputs, { dsNodash }) =>
  Object.fromEntries(CITIES.map((city, index) => [city, (Number(dsNodash) + index * 7) % 31])),
);

const toFahrenheit = dag.task(
  "to_fahrenheit",
  ({ city, celsius }: { city: string; celsius: Record<string, number> }) => ({
    city,
    fahrenheit: Math.round((celsius[city] ?? 0) * 1.8 + 32),
  }),
);

const findWarmest = dag.task("find_warmest", ({ readings }: { readings: { city: string; fahrenheit: number }[] }) => {
  const [warmest] = readings.toSorted((a, b) => b.fahrenheit - a.fahrenheit);
  return `It is warmest in ${warmest?.city}.`;
});

const celsius = readThermometers();
const readings = CITIES.map((city) => toFahrenheit.override({ taskId: `to_fahrenheit_${city}` })({ city, celsius }));
findWarmest({ readings });
