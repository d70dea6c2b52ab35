// Runs Baram on an embedded database with the example Dags, and the small server that the examples fetch from.
//
// In this process instead of a child: signals then reach Baram itself, once, and its exit code is the command's.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { ROOT } from "./source-fingerprint.mjs";

const BARAM = join(ROOT, "packages/baram/bin/baram.js");
const LAUNCH_SERVER = join(ROOT, "examples/serve-launches.mjs");

process.chdir(ROOT);
process.env["BARAM__CORE__DAGS_FOLDER"] ??= "examples/dags";
const port = process.env["BARAM_EXAMPLES_PORT"];
// The examples look at the server's usual port unless this variable says otherwise.
if (port !== undefined) process.env["BARAM_VAR_LAUNCHES_URL"] ??= `http://127.0.0.1:${port}/2.0.0/launch/upcoming/`;
const examplesServer = `http://127.0.0.1:${port ?? "8793"}`;
process.env["BARAM_CONN_LAUNCH_LIBRARY"] ??= JSON.stringify({ conn_type: "http", host: examplesServer });
process.env["BARAM_CONN_PAGEVIEWS"] ??= JSON.stringify({
  conn_type: "http",
  host: `${examplesServer}/other/pageviews`,
});
process.env["BARAM_CONN_MY_POSTGRES"] ??= JSON.stringify({ conn_type: "sqlite", host: ".baram/page-views.db" });
process.argv = [process.execPath, BARAM, "standalone", ...process.argv.slice(2)];

if (existsSync(LAUNCH_SERVER)) {
  // A thread ends with the process, however that ends, and `unref` keeps it from holding the process open.
  const launchServer = new Worker(LAUNCH_SERVER);
  launchServer.unref();
  launchServer.on("error", (error) => {
    process.stderr.write(`The examples' launch server has stopped, so their downloads will fail: ${error.message}\n`);
  });
}

await import(BARAM);
