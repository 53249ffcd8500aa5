// Another spreadsheet program, for the tests that let it recalculate our workbooks: found, or installed.
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { apt, mayUseApt } from "./browser.mjs";

const installed = () =>
  [process.env.SOFFICE_PATH, "/usr/bin/soffice", "/usr/bin/libreoffice"].find(
    (path) => path && existsSync(path),
  );

/**
 * @returns {Promise<string | null>} the path of LibreOffice; null, said aloud by whoever skips for it,
 * where there is none and none can be installed
 */
export async function ensureOffice() {
  const found = installed();
  if (found || !mayUseApt()) return found ?? null;
  await apt(["libreoffice-calc"]);
  return installed() ?? null;
}

/**
 * The workbook as LibreOffice saves it after computing every formula.
 * @param {string} office @param {Uint8Array} file @returns {Uint8Array}
 */
export function recalculated(office, file) {
  const folder = mkdtempSync(join(tmpdir(), "workbook-"));
  try {
    writeFileSync(join(folder, "in.xlsx"), file);
    const profile = pathToFileURL(join(folder, "profile")).href;
    const { status, stderr } = spawnSync(
      office,
      [
        ...[`-env:UserInstallation=${profile}`, "--headless", "--convert-to", "xlsx"],
        ...["--outdir", join(folder, "out"), join(folder, "in.xlsx")],
      ],
      { encoding: "utf8", timeout: 120_000 },
    );
    if (status !== 0) throw new Error(`LibreOffice: ${stderr}`);
    return new Uint8Array(readFileSync(join(folder, "out", "in.xlsx")));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
