import { formatInstant, xcomTextToPlainJson } from "@baram/domain";
import { SecretMasker, type SensitiveNames } from "@baram/execution-api";
import type { ShownTrigger } from "@baram/metadata-store";
import { instantText } from "../../http/instant-text.ts";
import * as schema from "../../http/schema.ts";

/** What a deferred task instance waits for, in the stable API. */
export const TriggerRepresentation = schema.object("Trigger", {
  id: schema.integer(),
  classpath: schema.text(),
  kwargs: schema.text(),
  created_date: schema.dateTime(),
  triggerer_id: schema.nullable(schema.integer()),
});

/** A process of the installation, in the stable API. */
export const JobRepresentation = schema.object("Job", {
  id: schema.integer(),
  dag_id: schema.nullable(schema.text()),
  state: schema.nullable(schema.text()),
  job_type: schema.nullable(schema.text()),
  start_date: schema.nullable(schema.dateTime()),
  end_date: schema.nullable(schema.dateTime()),
  latest_heartbeat: schema.nullable(schema.dateTime()),
  executor_class: schema.nullable(schema.text()),
  hostname: schema.nullable(schema.text()),
  unixname: schema.nullable(schema.text()),
});

/** A trigger in the words of the stable API; what it was given under a sensitive name is masked. */
export function representTrigger(
  { trigger }: ShownTrigger,
  names: SensitiveNames,
): schema.Described<typeof TriggerRepresentation> {
  return {
    id: trigger.id,
    classpath: trigger.classpath,
    kwargs: JSON.stringify(new SecretMasker(names).maskValue(xcomTextToPlainJson(trigger.kwargs))),
    created_date: formatInstant(trigger.createdAt),
    triggerer_id: trigger.triggererJobId,
  };
}

/** The triggerer that has a trigger awaited, in the words of the stable API. */
export function representTriggererJob({ job }: ShownTrigger): schema.Described<typeof JobRepresentation> | null {
  if (job === null) return null;
  return {
    id: job.id,
    dag_id: null,
    state: job.state,
    job_type: job.jobType,
    start_date: formatInstant(job.startDate),
    end_date: instantText(job.endDate),
    latest_heartbeat: formatInstant(job.latestHeartbeat),
    executor_class: null,
    hostname: job.hostname,
    unixname: "",
  };
}
