import { textParameter } from "../../../http/query-parameter.ts";
import { ok, plainText, problem } from "../../../http/reply.ts";
import { defineRoute } from "../../../http/route.ts";
import { chooseTextForm } from "../../accept.ts";
import { ConfigRepresentation, NOT_EXPOSED, renderConfig, representConfig } from "../../config-text.ts";

/** The configuration, where it may be shown; secrets are hidden in any case. */
export const getConfig = defineRoute({
  method: "GET",
  path: "/config",
  operationId: "get_config",
  tags: ["Config"],
  summary: "Get current configuration",
  description: "The configuration, where `[api] expose_config` lets it be shown; secrets are hidden in any case.",
  access: { kind: "permissions", permissions: ["can_read Configurations"] },
  query: { section: textParameter() },
  answer: ConfigRepresentation,
  refusals: [403, 404],

  async handle({ query, headers }, { configuration: { exposedOptions } }) {
    const form = chooseTextForm(headers["accept"]);
    if (form === null) return { kind: "empty", status: 406 };
    if (exposedOptions === null) return problem(403, NOT_EXPOSED);
    const options = exposedOptions.filter(
      ({ section }) => query.section === undefined || section === query.section.toLowerCase(),
    );
    if (options.length === 0) {
      return problem(404, { title: "section not found.", detail: `section=${query.section} not found.` });
    }
    return form === "text/plain" ? plainText(200, "text/plain", renderConfig(options)) : ok(representConfig(options));
  },
});
