import type { FastifyInstance, FastifyReply } from "fastify";
import type { ServerConditionWatch } from "./server-condition.ts";

/**
 * Answers what load balancers and orchestrators ask: `/livez`, whether the process answers at all, and `/readyz`, whether
 * requests should be sent to it. They need no log-in, and tell nothing but that.
 */
export function answerProbes(server: FastifyInstance, condition: Pick<ServerConditionWatch, "read">): void {
  server.get("/livez", (_, reply) => answer(reply, 200, { status: "alive" }));
  server.get("/readyz", async (_, reply) => {
    const { isReady, checks } = await condition.read();
    return answer(reply, isReady ? 200 : 503, { status: isReady ? "ready" : "not ready", checks });
  });
}

function answer(reply: FastifyReply, status: number, body: object): FastifyReply {
  return reply
    .status(status)
    .header("content-type", "application/json")
    .header("cache-control", "no-store")
    .send(Buffer.from(JSON.stringify(body)));
}
