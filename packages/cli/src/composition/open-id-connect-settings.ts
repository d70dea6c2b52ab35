import type { OpenIdConnectSettings } from "@baram/api-server";
import type { Configuration } from "../configuration/configuration.ts";
import { readRoleMapping } from "./role-mapping.ts";

/** The OpenID Connect provider of the configuration, where there is one. */
export function openIdConnectSettings({ oidc }: Pick<Configuration, "oidc">): {
  readonly openIdConnect?: OpenIdConnectSettings;
} {
  if (oidc.issuer === "") return {};
  return {
    openIdConnect: {
      issuer: oidc.issuer,
      clientId: oidc.client_id,
      clientSecret: oidc.client_secret === "" ? null : oidc.client_secret,
      scopes: oidc.scopes,
      label: oidc.label,
      usernameClaim: oidc.username_claim,
      rolesClaim: oidc.roles_claim,
      roleMapping: readRoleMapping("oidc", oidc.role_mapping),
      defaultRole: oidc.default_role,
    },
  };
}
