import { Option } from "@commander-js/extra-typings";
import { type CommandContext, serviceCommand } from "../command-options.js";
import { resolveConnection } from "../connection/connection.js";
import { EXIT } from "../exit-codes.js";
import { writeResult } from "../terminal.js";
import { wholeNumber } from "../whole-number.js";
import { findSources } from "./find-sources.js";
import { FORMAT_NAMES, FORMATS } from "./formats.js";
import type { ImportReport } from "./import-report.js";
import { openImportSender } from "./import-sender.js";
import { importText } from "./import-text.js";
import { createProgress } from "./progress.js";
import { ImportStopped, runImport } from "./run-import.js";
import type { Source } from "./source.js";

function totalBytes(sources: readonly Source[]): number | undefined {
  let total = 0;
  for (const { bytes } of sources) {
    if (bytes === undefined) return undefined;
    total += bytes;
  }
  return total;
}

function exitCodeOf(report: ImportReport): number {
  if (report.incomplete) return EXIT.interrupted;
  return report.rejected > 0 ? EXIT.rejected : EXIT.done;
}

/** `audit import`: events from files, through ingest, as often as one likes. */
export const importCommand = (context: CommandContext) =>
  serviceCommand("import", "record events from files; importing again adds nothing")
    .argument("<files...>", "files, folders, patterns, or - for standard input; gzip is recognised")
    .addOption(
      new Option("--format <format>", "what the files hold")
        .choices(FORMAT_NAMES)
        .makeOptionMandatory(),
    )
    .option("--show <number>", "reasons for rejections to show at most", wholeNumber, 20)
    .action(async (files, { format, show, ...options }) => {
      const { surroundings, setExitCode } = context;
      const { terminal, signal } = surroundings;
      const { read, names } = FORMATS[format];
      const found = await findSources(files, { names, stdin: terminal.stdin });
      const connection = await resolveConnection("ingest", options, surroundings);
      const sender = await openImportSender(connection);
      const quiet = options.json === true;
      if (found.passedOver > 0 && !quiet) {
        const files = found.passedOver === 1 ? "1 file" : `${found.passedOver} files`;
        terminal.stderr.write(`Passed over ${files} not called as the format's are.\n`);
      }

      const progress = createProgress(terminal.stderr, {
        totalBytes: totalBytes(found.sources),
        quiet,
      });
      const finish = (report: ImportReport) => {
        progress.stop();
        const value = { ...report, passedOver: found.passedOver };
        writeResult(terminal, options, { value, text: importText(report) });
        setExitCode(exitCodeOf(report));
      };
      try {
        finish(
          await runImport({
            sources: found.sources,
            read,
            sender,
            signal,
            onProgress: progress.update,
            keepRejections: show,
          }),
        );
      } catch (error) {
        if (error instanceof ImportStopped) finish(error.report);
        throw error;
      } finally {
        progress.stop();
      }
    });
