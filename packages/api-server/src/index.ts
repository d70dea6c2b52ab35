export { ApiServer, type ApiServerOptions, createApiServer, type ListenOutcome } from "./api-server.ts";
export { type EnsureAdminOptions, type EnsureAdminOutcome, ensureAdmin } from "./authentication/ensure-admin.ts";
export { hashPassword } from "./authentication/password-hash.ts";
export type { RandomBytes } from "./authentication/random-bytes.ts";
export { ROLES, type Role } from "./authorization/roles.ts";
export { Fernet, InvalidFernetKeyError, InvalidFernetTokenError } from "./encryption/fernet.ts";
export { createExecutionApi } from "./execution-api/create-execution-api.ts";
export type { ExecutionSurroundings } from "./execution-api/execution-surroundings.ts";
export type { ApiServerConfiguration } from "./route-dependencies.ts";
