export { ApiServer, type ApiServerOptions, createApiServer, type ListenOutcome } from "./api-server.ts";
export { LdapDirectory } from "./authentication/ldap/ldap-directory.ts";
export type { LdapSettings } from "./authentication/ldap/ldap-settings.ts";
export type { OpenIdConnectSettings } from "./authentication/open-id-connect/open-id-connect-settings.ts";
export { hashPassword } from "./authentication/password-hash.ts";
export { type AdminOutcome, type PrepareAdminOptions, prepareAdmin } from "./authentication/prepare-admin.ts";
export type { RandomBytes } from "./authentication/random-bytes.ts";
export { ROLES, type Role } from "./authorization/built-in-roles.ts";
export { Fernet, InvalidFernetKeyError, InvalidFernetTokenError } from "./encryption/fernet.ts";
export { createExecutionApi } from "./execution-api/create-execution-api.ts";
export { createRehearsalExecutionApi, type RehearsedRun } from "./execution-api/create-rehearsal-execution-api.ts";
export type { ExecutionSurroundings } from "./execution-api/execution-surroundings.ts";
export type { EndedRequest } from "./http/observe-requests.ts";
export { describeOpenApi } from "./openapi/describe-open-api.ts";
export type {
  ApiServerConfiguration,
  ExposedOption,
  InstalledConnectionType,
  InstalledProvider,
} from "./route-dependencies.ts";
export type { SecretsBackend } from "./secrets/secrets-backend.ts";
