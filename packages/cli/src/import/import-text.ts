import type { ImportReport } from "./import-report.js";

const number = (value: number) => value.toLocaleString("en");

function placeOf({ file, record }: { readonly file: string; readonly record?: number }): string {
  return record === undefined ? file : `${file}, record ${number(record)}`;
}

function summary(report: ImportReport): string[] {
  const { records, files, seconds, accepted, rejected } = report;
  const amount = `${number(records)} records of ${number(files)} ${files === 1 ? "file" : "files"}`;
  return [
    `${report.incomplete ? "Stopped after" : "Read"} ${amount} in ${seconds.toFixed(1)} s.`,
    `  accepted  ${number(accepted)}  (what was there before is recognised, and not stored twice)`,
    `  rejected  ${number(rejected)}`,
  ];
}

function rejections({ rejections: reasons, rejected }: ImportReport): string[] {
  if (reasons.length === 0) return [];
  const left = rejected - reasons.length;
  return [
    "",
    "Rejected:",
    ...reasons.map(({ path, message, ...place }) => {
      return `  ${placeOf(place)}: ${path ? `${path}: ` : ""}${message}`;
    }),
    ...(left > 0 ? [`  … and ${number(left)} more`] : []),
  ];
}

function unmapped({ unmapped: kinds }: ImportReport): string[] {
  if (kinds.length === 0) return [];
  return [
    "",
    "Not known to the mapping, and what became of it:",
    ...kinds.map(({ what, count, ...place }) => {
      return `  ${number(count)} × ${what}  (first in ${placeOf(place)})`;
    }),
  ];
}

/** What an import did, for people. */
export function importText(report: ImportReport): string {
  const again = report.incomplete
    ? ["", "Run the same command again to go on: what was accepted is not stored twice."]
    : [];
  return [...summary(report), ...rejections(report), ...unmapped(report), ...again].join("\n");
}
