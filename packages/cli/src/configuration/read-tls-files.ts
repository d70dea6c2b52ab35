import { createPrivateKey, X509Certificate } from "node:crypto";
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { type Configuration, ConfigurationError } from "./configuration.ts";

/** The certificate and its key, as PEM texts. */
export interface ReadTlsFiles {
  readonly certificate: string;
  readonly key: string;
}

/** The files that `[api] ssl_cert` and `ssl_key` name; `null` for a server without TLS. Throws {@link ConfigurationError}. */
export function readTlsFiles(
  { api }: Pick<Configuration, "api">,
  { project }: { readonly project: string },
): ReadTlsFiles | null {
  if (api.ssl_cert === "" && api.ssl_key === "") return null;
  if (api.ssl_cert === "" || api.ssl_key === "") {
    const missing = api.ssl_cert === "" ? "SSL_CERT" : "SSL_KEY";
    throw new ConfigurationError(`BARAM__API__${missing} is empty; TLS needs a certificate and its key.`);
  }
  const certificate = readText("SSL_CERT", resolve(project, api.ssl_cert));
  const key = readText("SSL_KEY", resolve(project, api.ssl_key));
  if (!belongTogether(certificate, key)) {
    throw new ConfigurationError(
      `The files of BARAM__API__SSL_CERT and BARAM__API__SSL_KEY are no certificate and its key in PEM.`,
    );
  }
  return { certificate, key };
}

function readText(option: string, path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : String(error);
    throw new ConfigurationError(`The file ${path} of BARAM__API__${option} cannot be read (${code}).`);
  }
}

function belongTogether(certificate: string, key: string): boolean {
  try {
    return new X509Certificate(certificate).checkPrivateKey(createPrivateKey(key));
  } catch {
    return false;
  }
}
