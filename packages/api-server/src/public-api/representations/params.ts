import type { SerializedParam } from "@baram/domain";
import * as schema from "../../http/schema.ts";

/** The declared inputs of a Dag or task, by name. */
export const ParamsRepresentation = schema.record(
  schema.object("Param", {
    __class: schema.text(),
    description: schema.nullable(schema.text()),
    schema: schema.anyObject(),
    value: schema.anyJson(),
  }),
);

/** Parity: clients tell a param by Airflow's own class name. */
export function representParams(
  params: Readonly<Record<string, SerializedParam>>,
): schema.Described<typeof ParamsRepresentation> {
  const entries = Object.entries(params).map(([name, param]) => [
    name,
    {
      __class: "airflow.models.param.Param",
      description: param.description,
      schema: param.schema,
      value: param.default ?? null,
    },
  ]);
  return Object.fromEntries(entries) as schema.Described<typeof ParamsRepresentation>;
}
