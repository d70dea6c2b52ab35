import { METRICS, type MetricDefinition, type MetricLabels, type MetricName } from "@baram/domain";
import type { MetricOutlet } from "./metric-outlet.ts";

/** How metrics are written for a StatsD server. */
export interface StatsdFormat {
  /** Before each name, with a point; empty for none. */
  readonly prefix: string;
  /** Where the labels go: nowhere, behind the value as Datadog has it, or behind the name as InfluxDB has it. */
  readonly tags: "none" | "datadog" | "influxdb";
  /** Whether a metric's own labels are sent. */
  readonly hasMetricTags: boolean;
  /** Labels that are never sent. */
  readonly disabledTags: readonly string[];
  /** What Datadog is told with each metric, as `key:value`. */
  readonly constantTags: readonly string[];
  readonly isChosen: (name: string) => boolean;
}

/** Parity: what else a name may not hold. */
const NAME = /^[A-Za-z0-9_.\-/]{1,250}$/;

/**
 * Writes metrics as StatsD's text.
 *
 * Parity: where Airflow has a long name, with what it is of written into it, both go out: the long name without tags, and
 * the short one with them. A name with other characters than StatsD's is left out, and the log says so once.
 */
export class StatsdOutlet implements MetricOutlet {
  readonly #format: StatsdFormat;
  readonly #send: (line: string) => void;
  readonly #onRefused: (name: string) => void;
  readonly #refused = new Set<string>();

  constructor(format: StatsdFormat, send: (line: string) => void, onRefused: (name: string) => void) {
    this.#format = format;
    this.#send = send;
    this.#onRefused = onRefused;
  }

  count(name: MetricName, labels: MetricLabels, by: number): void {
    this.#write(name, labels, [`${by}|c`]);
  }

  observe(name: MetricName, labels: MetricLabels, seconds: number): void {
    this.#write(name, labels, [`${Number((seconds * 1000).toFixed(3))}|ms`]);
  }

  set(name: MetricName, value: number, labels: MetricLabels): void {
    // StatsD has no number without an end; and a sign is a change, so what lies below zero is reached from there.
    if (!Number.isFinite(value)) return;
    this.#write(name, labels, value < 0 ? ["0|g", `${value}|g`] : [`${value}|g`]);
  }

  /** A StatsD server forgets by itself what it is not told of any more. */
  reset(): void {}

  #write(name: MetricName, labels: MetricLabels, values: readonly string[]): void {
    const { longName, isLongNameOnly = false }: MetricDefinition = METRICS[name];
    if (longName !== undefined) {
      const written = longName.replaceAll(/\{(\w+)\}/g, (_, label: string) => labels[label] ?? "");
      if (this.#accepts(written)) for (const value of values) this.#send(this.#line(written, "", value, []));
    }
    if (isLongNameOnly || !this.#accepts(name)) return;
    const { hasMetricTags, disabledTags } = this.#format;
    const tags = hasMetricTags ? Object.entries(labels).filter(([label]) => !disabledTags.includes(label)) : [];
    for (const value of values) this.#send(this.#tagged(name, value, tags));
  }

  #tagged(name: string, value: string, tags: readonly (readonly [string, string])[]): string {
    if (this.#format.tags === "none") return this.#line(name, "", value, []);
    if (this.#format.tags === "datadog") {
      const written = tags.map(([key, tag]) => `${key}:${tag}`);
      return this.#line(name, "", value, written);
    }
    // What ends a name, a tag or a value in this format cannot be within one.
    const inName = tags.map(([key, tag]) => `,${key}=${tag.replaceAll(/[,=:|\s]/g, "_")}`).join("");
    return this.#line(name, inName, value, []);
  }

  #line(name: string, inName: string, value: string, tags: readonly string[]): string {
    const { prefix, constantTags } = this.#format;
    const all = this.#format.tags === "datadog" ? [...constantTags, ...tags.map(withoutMarks)] : [];
    const whole = prefix === "" ? name : `${prefix}.${name}`;
    return `${whole}${inName}:${value}${all.length === 0 ? "" : `|#${all.join(",")}`}`;
  }

  #accepts(name: string): boolean {
    if (!this.#format.isChosen(name)) return false;
    if (NAME.test(name)) return true;
    if (this.#refused.size < REFUSALS_TOLD_MAXIMUM && !this.#refused.has(name)) {
      this.#refused.add(name);
      this.#onRefused(name);
    }
    return false;
  }
}

const REFUSALS_TOLD_MAXIMUM = 1000;

function withoutMarks(tag: string): string {
  return tag.replaceAll(/[,|\n]/g, "_");
}
