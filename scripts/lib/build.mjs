import { runBin } from "./run-program.mjs";

/** Builds packages, those that they import first; all of them when none is named. */
export async function build(packages = []) {
  const filters = packages.map((name) => `--filter=${name}...`);
  const code = await runBin("turbo", ["run", "build", "--output-logs=errors-only", ...filters]);
  if (code === 0) return;
  console.error("The build failed; the messages above say where.");
  process.exit(code);
}
