import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { repositoryFolder } from "../system/repository.js";

const document = readFileSync(join(repositoryFolder, "docs", "threat-model.md"), "utf8");
const [, threats = ""] = /\n## Threats\n([\s\S]*?)\n## /.exec(document) ?? [];
/** Without the table's head. */
const rows = threats
  .split("\n")
  .filter((line) => line.startsWith("|"))
  .slice(2)
  .map((line) => line.split("|").slice(1, -1));

it("every threat has an answer, and tests that there are", () => {
  expect(rows.length).toBeGreaterThan(20);
  for (const [threat = "", answer = "", shownBy = "", requirements = ""] of rows) {
    expect(answer.trim(), threat).not.toBe("");
    const files = [...shownBy.matchAll(/`([^`]+)`/g)].map(([, file = ""]) => file);
    expect(files, threat).not.toHaveLength(0);
    for (const file of files) {
      expect(file).toMatch(/\.(?:test|spec)\.ts$/);
      expect(existsSync(join(repositoryFolder, file)), file).toBe(true);
    }
    expect(requirements.trim()).toMatch(/^V\d+\.\d+\.\d+(?:, V\d+\.\d+\.\d+)*$/);
  }
});
