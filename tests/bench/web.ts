/**
 * npm run bench:web [pages|saves|public]: the product on the large data, as twenty people of the districts meet it, and
 * as residents do.
 * Fills `.data/large` first where that is still to be done.
 */
import { spawnSync } from "node:child_process";
import { cpus, loadavg } from "node:os";
import { fileURLToPath } from "node:url";
import { explain } from "../../prisma/terminal.mjs";

const PASSWORD = "Weilai-2026";
const SECONDS = Number(process.env.SECONDS ?? 60);

async function main(part: string | undefined): Promise<void> {
  if (!process.env.DATABASE_URL) process.env.DATA_DIR ??= ".data/large";
  const root = fileURLToPath(new URL("../..", import.meta.url));
  const seeded = spawnSync("npm", ["run", "--silent", "seed:large"], {
    cwd: root,
    stdio: "inherit",
  });
  if (seeded.status !== 0) throw new Error("没有可用的数据，见上。");
  const { serve } = await import("./web/server");
  const { workers } = await import("./web/people");
  const { Visitor } = await import("./web/visitor");
  const { walk } = await import("./web/walk");
  const { save } = await import("./web/save");
  const { readPublic } = await import("./web/public");
  const { base, stop } = await serve();
  const load = () => loadavg()[0]?.toFixed(1);
  try {
    console.log(
      `\nNode ${process.version}，${cpus().length} × ${cpus()[0]?.model}，负载 ${load()}。`,
    );
    if (part === "public") return await readPublic(base);
    const people = (await workers()).map((worker) => ({
      worker,
      visitor: new Visitor(base, worker.username),
    }));
    for (const { visitor } of people) await visitor.signIn(PASSWORD);
    if (part !== "saves") await walk(people, SECONDS);
    if (part !== "pages") await save(people);
    for (const { visitor } of people) visitor.close();
    console.log(`负载 ${load()}。`);
  } finally {
    await stop();
  }
}

main(process.argv[2]).then(
  () => process.exit(0),
  (error) => {
    explain(error);
    process.exit(1);
  },
);
