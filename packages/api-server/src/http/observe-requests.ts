import type { FastifyInstance } from "fastify";

/** A request that was answered, for those who watch. */
export interface EndedRequest {
  readonly method: string;
  /** As the route has it: `/api/v1/dags/:dag_id`. */
  readonly route: string;
  /** Without the query, which may hold what nobody is to see. */
  readonly path: string;
  readonly statusCode: number;
  readonly seconds: number;
  /** The header of this name; `null` without one. */
  readonly traceParent: string | null;
}

const MILLISECONDS_PER_SECOND = 1000;

/** Tells of each request that a route has answered. The files of the web UI are nobody's concern. */
export function observeRequests(server: FastifyInstance, onEnd: (request: EndedRequest) => void): void {
  server.addHook("onResponse", (request, reply, done) => {
    const { url } = request.routeOptions;
    const traceParent = request.headers["traceparent"];
    if (url !== undefined) {
      onEnd({
        method: request.method,
        route: url,
        path: request.url.split("?", 1)[0] ?? "",
        statusCode: reply.statusCode,
        seconds: reply.elapsedTime / MILLISECONDS_PER_SECOND,
        traceParent: typeof traceParent === "string" ? traceParent : null,
      });
    }
    done();
  });
}
