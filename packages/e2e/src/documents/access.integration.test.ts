import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { rightsAsMarkdown } from "@audit/types";
import { expect, it } from "vitest";
import { repositoryFolder } from "../system/repository.js";

it("docs/access.md has the table of rights as the product has it", async () => {
  const page = await readFile(join(repositoryFolder, "docs", "access.md"), "utf8");
  expect(page).toContain(rightsAsMarkdown());
});
