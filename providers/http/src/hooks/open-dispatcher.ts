import { readFileSync } from "node:fs";
import type { Dispatcher } from "undici";
import type { HttpExtraOptions } from "./extra-options.ts";

/** Opens what carries requests to a URL. Its connections belong to the caller, who closes it. */
export async function openDispatcher(url: string, options: HttpExtraOptions): Promise<Dispatcher> {
  const { Agent, EnvHttpProxyAgent, ProxyAgent } = await import("undici");
  const timeout = (options.timeoutSeconds ?? 0) * 1000;
  const connect = { ...tlsOptions(options), timeout };
  const limits = { headersTimeout: timeout, bodyTimeout: timeout };
  const proxy = proxyFor(url, options);
  if (proxy !== null) return new ProxyAgent({ uri: proxy, requestTls: connect, proxyTls: connect, ...limits });
  if (options.trustEnv === false) return new Agent({ connect, ...limits });
  return new EnvHttpProxyAgent({ connect, requestTls: connect, ...limits });
}

function proxyFor(url: string, { proxies }: HttpExtraOptions): string | null {
  if (proxies === undefined || typeof proxies === "string") return proxies ?? null;
  const scheme = new URL(url).protocol.slice(0, -1);
  return proxies[scheme] ?? proxies["all"] ?? null;
}

function tlsOptions({ verify, cert }: HttpExtraOptions) {
  const [certificate, key] = typeof cert === "string" ? [cert, cert] : (cert ?? [null, null]);
  return {
    rejectUnauthorized: verify !== false,
    ...(typeof verify === "string" ? { ca: readFileSync(verify) } : {}),
    ...(certificate === null || key === null ? {} : { cert: readFileSync(certificate), key: readFileSync(key) }),
  };
}
