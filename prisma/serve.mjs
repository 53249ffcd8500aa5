// The web server that `npm start` keeps: Next as a custom server, behind the pages kept in memory.
//   HOST, PORT, DATABASE_URL, NEXTAUTH_URL as the launcher completes them
import { createServer } from "node:http";
import next from "next";
import { root } from "./environment.mjs";
import { Front } from "./pages/front.mjs";

const { HOST = "127.0.0.1", PORT = "3000", DATABASE_URL = "" } = process.env;
const address = process.env.NEXTAUTH_URL ?? `http://${HOST}:${PORT}`;

/** Longer than a front server keeps an idle connection, so that it is not closed under a request. Milliseconds. */
const KEPT_OPEN = 75_000;
/** What is under way when the server is stopped has so long to end. Milliseconds. */
const LAST_ANSWERS = 5_000;

// One request that goes wrong must not end all others.
process.on("uncaughtException", (error) => console.error(error));
process.on("unhandledRejection", (error) => console.error(error));

const app = next({ dev: false, dir: root, hostname: HOST, port: Number(PORT), quiet: true });
await app.prepare();
const handle = app.getRequestHandler();
const front = new Front({
  handle: (request, response) => {
    // Next says title and description in the head to those who name themselves: to nobody it may say them anywhere in
    // the page, as pages that are kept are asked for without a name.
    request.headers["user-agent"] ||= "unnamed";
    return handle(request, response);
  },
  // A pooler does not pass notifications on.
  database: process.env.JOBS_DATABASE_URL || DATABASE_URL,
  address,
});
const server = createServer((request, response) => {
  front.answer(request, response).catch((error) => {
    console.error(error);
    if (!response.headersSent) response.statusCode = 500;
    response.end();
  });
});
server.keepAliveTimeout = KEPT_OPEN;
server.once("error", (error) => {
  console.error(error);
  process.exit(1);
});

let stopping = false;
function stop() {
  if (stopping) return;
  stopping = true;
  const done = async () => {
    await Promise.all([front.end(), app.close()]).catch(console.error);
    process.exit(0);
  };
  server.close(done);
  setTimeout(() => server.closeAllConnections(), LAST_ANSWERS).unref();
}
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, stop);

front.changes.listen();
server.listen(Number(PORT), HOST);
