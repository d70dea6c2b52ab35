import type { Instant, SerializedDag, SerializedSchedule } from "@baram/domain";
import { aDag, aTask } from "@baram/domain/fixture";
import { daysAfter } from "../simulation.fixture.ts";

const ORDERS = { kind: "asset", uri: "s3://b/orders", extra: {} } as const;
const PRICES = { kind: "asset", uri: "s3://b/prices", extra: {} } as const;
const ZONES = ["UTC", "Europe/Amsterdam", "America/New_York", "Asia/Seoul", "America/Santiago", "Asia/Kolkata"];

function cron(expression: string, timezone = "UTC"): SerializedSchedule {
  return { kind: "cron", expression, timezone, written: expression };
}

function trigger(expression: string, timezone: string, hours = 0): SerializedSchedule {
  return { kind: "cronTrigger", expression, timezone, written: expression, interval: hours === 0 ? null : { hours } };
}

/** Fifty Dags whose schedules, zones, dates, catchup, limits and outcomes have little in common. */
export function mixedDags(from: Instant): readonly SerializedDag[] {
  const dags: SerializedDag[] = [];
  const add = (dagId: string, schedule: SerializedSchedule, given: Partial<SerializedDag> = {}) => {
    const startDate = daysAfter(from, -3);
    dags.push(
      aDag({ tasks: [aTask("a", { kind: "empty" })], given: { startDate, catchup: true, ...given, dagId, schedule } }),
    );
  };
  const work = { tasks: [aTask("a", { retries: 1, retryDelaySeconds: 300 }), aTask("b", { kind: "empty" })] };

  add("hourly", cron("0 * * * *", "Europe/Amsterdam"));
  add("mornings", cron("15,45 6-8 * * *", "Asia/Kolkata"), { catchup: false });
  add("hourly_paused", cron("30 * * * *"), { catchup: false });
  add("hourly_paused_catchup", cron("30 * * * *", "America/New_York"));
  for (const zone of ZONES) {
    const name = zone.replaceAll("/", "_").toLowerCase();
    add(`midnight_${name}`, cron("0 0 * * *", zone));
    add(`night_${name}`, cron("30 2 * * *", zone), { catchup: false });
    add(`trigger_${name}`, trigger("15 */6 * * *", zone, 6));
  }
  add("weekdays", cron("0 6 * * 1-5", "America/New_York"), { catchup: false });
  add("either_day", cron("0 12 13 * 5"));
  add("monthly", cron("0 0 1 * *", "Europe/Amsterdam"));
  add("quarterly", cron("0 0 1 */3 *"));
  add("yearly", cron("0 0 1 1 *"));
  add("evenings", cron("*/20 18-20 * * *", "America/Santiago"), { catchup: false });
  add("trigger_daily", trigger("0 5 * * *", "Asia/Seoul"), { catchup: false });
  add("trigger_ends", trigger("0 5 * * *", "UTC"), { endDate: daysAfter(from, 20) });
  add("delta_hours", { kind: "delta", delta: { hours: 7 } });
  add("delta_latest", { kind: "delta", delta: { hours: 5 } }, { catchup: false });
  add("delta_weeks", { kind: "delta", delta: { weeks: 1, hours: 1 } });
  add("once", { kind: "once" });
  add("once_later", { kind: "once" }, { startDate: daysAfter(from, 10) });
  const dates = [-1, 1, 12, 30, 200].map((days) => daysAfter(from, days));
  add("events", { kind: "events", dates, restrictToEvents: false, description: null });
  add("events_latest", { kind: "events", dates, restrictToEvents: false, description: null }, { catchup: false });
  add("none", { kind: "none" });
  add("ended", cron("0 0 * * *"), { endDate: daysAfter(from, 15) });
  add("begins_later", cron("0 */4 * * *"), { startDate: daysAfter(from, 12) });
  add("one_at_a_time", cron("10 */3 * * *", "Europe/Amsterdam"), { maxActiveRuns: 1 });
  add("retries", cron("0 */2 * * *", "Asia/Seoul"), work);
  add("retries_latest", cron("5 */4 * * *"), { ...work, catchup: false, maxActiveRuns: 1 });
  add("fails", cron("0 3 * * *"), { tasks: [aTask("a", { retries: 1, retryDelaySeconds: 60 })] });
  add("makes_orders", cron("0 */6 * * *"), { startDate: from, tasks: [aTask("a", { outlets: [ORDERS] })] });
  add("makes_prices", cron("20 1 * * *"), { startDate: from, tasks: [aTask("a", { outlets: [PRICES] })] });
  add("takes_orders", { kind: "assets", condition: ORDERS });
  add("takes_either", { kind: "assets", condition: { kind: "any", of: [ORDERS, PRICES] } });
  add("takes_both", { kind: "assets", condition: { kind: "all", of: [ORDERS, PRICES] } });
  add("takes_or_time", {
    kind: "assetsOrTime",
    condition: PRICES,
    time: { kind: "cron", expression: "0 8 * * *", timezone: "UTC", written: "0 8 * * *" },
  });
  return dags;
}

/** How many runs each consumer gets of so many runs of its producers; what waits for both gets the rarer. */
export function expectedAssetRuns(runs: {
  readonly orders: number;
  readonly prices: number;
}): Readonly<Record<string, number>> {
  const { orders, prices } = runs;
  return { takes_orders: orders, takes_either: orders + prices, takes_both: prices, takes_or_time: prices };
}
