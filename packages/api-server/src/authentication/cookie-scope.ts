/**
 * What a cookie of this server is good for: out of reach of scripts, of requests that other sites make, and of what else
 * the host serves. Over TLS the browser is told never to send it in clear.
 *
 * @param serverUrl the server as the browser sees it. @param below the paths of the server that it is sent to.
 */
export function cookieScope(serverUrl: string, below = ""): string {
  const [, basePath = ""] = /^https?:\/\/[^/]*(.*)$/.exec(serverUrl) ?? [];
  const path = basePath + below;
  return `Path=${path === "" ? "/" : path}; HttpOnly; SameSite=Lax${serverUrl.startsWith("https:") ? "; Secure" : ""}`;
}
