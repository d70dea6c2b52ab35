// The reference of the REST API. Requests are tried out with the session of whoever is logged in to the web UI, whose
// changes have to carry its token.

/** @type {Promise<string | null> | null} */
let csrfToken = null;

async function readCsrfToken() {
  const answer = await fetch("../ui/session");
  return answer.ok ? (await answer.json()).csrf_token : null;
}

window.SwaggerUIBundle({
  url: "../api/v1/openapi.json",
  dom_id: "#reference",
  deepLinking: true,
  docExpansion: "list",
  filter: true,
  operationsSorter: "alpha",
  // Nothing is sent to anybody but this server.
  validatorUrl: null,
  async requestInterceptor(request) {
    if (request.loadSpec || ["GET", "HEAD"].includes(request.method)) return request;
    csrfToken ??= readCsrfToken();
    const token = await csrfToken;
    if (token !== null) request.headers["x-csrf-token"] = token;
    return request;
  },
});
