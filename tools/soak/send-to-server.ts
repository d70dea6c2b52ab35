/** What the API server answered. */
export interface ServerReply {
  readonly status: number;
  readonly body: unknown;
}

/** Sends a request below `/api/v1`. */
export async function sendToServer(
  { address, token }: { readonly address: string; readonly token: string },
  { method, path, body }: { readonly method: string; readonly path: string; readonly body?: object },
): Promise<ServerReply> {
  const reply = await fetch(`${address}/api/v1${path}`, {
    method,
    headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    signal: AbortSignal.timeout(20_000),
  });
  return { status: reply.status, body: await reply.json() };
}
