import { execFile } from "node:child_process";
import { copyFile, mkdir, mkdtemp, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";

const bin = fileURLToPath(new URL("../bin/audit.mjs", import.meta.url));

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "audit-bin-"));
  await mkdir(path.join(folder, "bin"));
  await copyFile(bin, path.join(folder, "bin", "audit.mjs"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const run = () =>
  new Promise<{ code: number; stdout: string; stderr: string }>((resolve) => {
    const copy = path.join(folder, "bin", "audit.mjs");
    const child = execFile(process.execPath, [copy], (_error, stdout, stderr) => {
      resolve({ code: child.exitCode ?? -1, stdout, stderr });
    });
  });

describe("the audit command's file", () => {
  it("can be run, so that npm's link to it works", async () => {
    expect((await stat(bin)).mode & 0o111).toBe(0o111);
  });

  it("says what to do before anything is built", async () => {
    const { code, stderr } = await run();
    expect(code).toBe(1);
    expect(stderr).toContain("npm run build");
  });

  it("runs the build when there is one", async () => {
    await mkdir(path.join(folder, "dist"));
    await writeFile(path.join(folder, "package.json"), '{"type":"module"}');
    await writeFile(path.join(folder, "dist", "main.js"), 'process.stdout.write("built");');
    expect(await run()).toMatchObject({ code: 0, stdout: "built" });
  });
});
