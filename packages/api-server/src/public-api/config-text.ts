import { type ProblemWords } from "../http/problem.ts";
import * as schema from "../http/schema.ts";
import type { ExposedOption } from "../route-dependencies.ts";

/** The configuration in the stable API, by section. */
export const ConfigRepresentation = schema.object("Config", {
  sections: schema.list(
    schema.object("ConfigSection", {
      name: schema.text(),
      options: schema.list(schema.object("ConfigOption", { key: schema.text(), value: schema.text() })),
    }),
  ),
});

/** Parity: said with a 403, for those with the right too. */
export const NOT_EXPOSED: ProblemWords = {
  detail: "Your Airflow administrator chose not to expose the configuration, most likely for security reasons.",
};

/** Options by their sections. */
export function representConfig(options: readonly ExposedOption[]): schema.Described<typeof ConfigRepresentation> {
  const names = [...new Set(options.map(({ section }) => section))];
  return {
    sections: names.map((name) => ({
      name,
      options: options.filter(({ section }) => section === name).map(({ key, value }) => ({ key, value })),
    })),
  };
}

/** Options as they would stand in a file. */
export function renderConfig(options: readonly ExposedOption[]): string {
  const { sections } = representConfig(options);
  const texts = sections.map(({ name, options: ofSection }) =>
    [`[${name}]`, ...ofSection.map(({ key, value }) => `${key} = ${value}`)].join("\n"),
  );
  return `${texts.join("\n\n")}\n`;
}
