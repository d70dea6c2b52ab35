import { ok, plainText, problem } from "../../../http/reply.ts";
import { defineRoute } from "../../../http/route.ts";
import { chooseTextForm } from "../../accept.ts";
import { ConfigRepresentation, NOT_EXPOSED, renderConfig, representConfig } from "../../config-text.ts";

/** One option of the configuration, where it may be shown. */
export const getConfigValue = defineRoute({
  method: "GET",
  path: "/config/section/{section}/option/{option}",
  operationId: "get_value",
  tags: ["Config"],
  summary: "Get an option from configuration",
  description: "One option of the configuration, where `[api] expose_config` lets it be shown.",
  access: { kind: "permissions", permissions: ["can_read Configurations"] },
  answer: ConfigRepresentation,
  refusals: [403, 404],

  async handle({ parts, headers }, { configuration: { exposedOptions } }) {
    const form = chooseTextForm(headers["accept"]);
    if (form === null) return { kind: "empty", status: 406 };
    if (exposedOptions === null) return problem(403, NOT_EXPOSED);
    const [section, key] = [parts.section.toLowerCase(), parts.option.toLowerCase()];
    const found = exposedOptions.filter((option) => option.section === section && option.key === key);
    if (found.length === 0) {
      const detail = `The option [${parts.section}/${parts.option}] is not found in config.`;
      return problem(404, { title: "Config not found.", detail });
    }
    return form === "text/plain" ? plainText(200, "text/plain", renderConfig(found)) : ok(representConfig(found));
  },
});
