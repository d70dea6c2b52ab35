// Answers as the launch library and the page view dumps do, so that the examples run without a network: upcoming launches
// with a picture of each, and four hours of page views. `npm start` runs it in a thread of its own.
import { existsSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import { drawNightSky } from "./rocket-launches/night-sky.mjs";

const PORT = Number(process.env["BARAM_EXAMPLES_PORT"] ?? 8793);
const ADDRESS = `http://127.0.0.1:${PORT}`;
const LAUNCHES = new URL("data/launch-library/launches.json", import.meta.url);
const PAGE_VIEWS = /^\/other\/pageviews\/\d{4}\/\d{4}-\d{2}\/(pageviews-\d{8}-\d{6}\.gz)$/;

/** Pictures that cannot be had: the examples have to log these, and go on. */
const WITHOUT_PICTURE = [
  { name: "Launch without a picture", image: "no picture yet" },
  { name: "Launch whose picture's host refuses", image: "http://127.0.0.1:1/media/refused.jpeg" },
];

/** The launches, with every picture at this server. */
function listLaunches() {
  const answer = /** @type {{ results: { image: string }[] }} */ (JSON.parse(readFileSync(LAUNCHES, "utf8")));
  const here = answer.results.map((launch) => ({ ...launch, image: `${ADDRESS}${new URL(launch.image).pathname}` }));
  const results = [...here, ...WITHOUT_PICTURE];
  return JSON.stringify({ ...answer, count: results.length, results });
}

/**
 * The dump of an hour; `null` where there is none.
 * @param {string} pathname
 */
function findPageViews(pathname) {
  const name = PAGE_VIEWS.exec(pathname)?.[1];
  const file = name === undefined ? null : new URL(`data/pageviews/${name}`, import.meta.url);
  return file !== null && existsSync(file) ? readFileSync(file) : null;
}

const server = createServer(({ url = "/" }, response) => {
  const { pathname } = new URL(url, ADDRESS);
  const pageViews = findPageViews(pathname);
  if (pageViews !== null) {
    response.writeHead(200, { "content-type": "application/gzip" }).end(pageViews);
  } else if (pathname.startsWith("/2.0.0/launch/upcoming")) {
    response.writeHead(200, { "content-type": "application/json" }).end(listLaunches());
  } else if (/\.jpe?g$/.test(pathname)) {
    response.writeHead(200, { "content-type": "image/jpeg" }).end(drawNightSky());
  } else {
    response.writeHead(404).end();
  }
});

server.on("error", (/** @type {NodeJS.ErrnoException} */ error) => {
  if (error.code !== "EADDRINUSE") throw error;
  throw new Error(`port ${PORT} is taken by another program; choose another one in BARAM_EXAMPLES_PORT.`);
});
server.listen(PORT, "127.0.0.1");
