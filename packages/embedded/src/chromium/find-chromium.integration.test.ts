import { expect, test } from "vitest";
import { runProgram } from "../process/run-program.js";
import { findChromium } from "./find-chromium.js";

test("finds a Chromium that renders a page", async () => {
  const { executablePath, arguments: settings } = await findChromium({ onProgress: () => {} });
  const page = "data:text/html,<script>document.write(6*7)</script>";
  const html = await runProgram(
    executablePath,
    [...settings, "--headless=new", "--dump-dom", page],
    { timeoutMs: 30_000 },
  );
  expect(html).toContain("42");
});
