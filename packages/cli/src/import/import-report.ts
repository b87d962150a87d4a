/** Why a record was not taken, and where it stands. */
export interface ReportedRejection {
  readonly file: string;
  /** The record's number in the file, from 1; absent when the file as a whole could not be read. */
  readonly record?: number;
  readonly id?: string;
  readonly path: string;
  readonly message: string;
}

/** Something that the mapping did not know: how often, and where for the first time. */
export interface ReportedUnmapped {
  readonly what: string;
  count: number;
  readonly file: string;
  readonly record: number;
}

/** What an import did. */
export interface ImportReport {
  files: number;
  records: number;
  accepted: number;
  rejected: number;
  /** The first ones; `rejected` counts all. */
  readonly rejections: ReportedRejection[];
  readonly unmapped: ReportedUnmapped[];
  /** Stopped by a signal or an error before the end. */
  incomplete: boolean;
  seconds: number;
}

/** Kinds of things told apart; a file of another make could hold a new one in every record. */
const MOST_UNMAPPED = 100;

/** Collects what happens; `keepRejections` is how many reasons are kept. */
export function createReport(keepRejections: number) {
  const report: ImportReport = {
    files: 0,
    records: 0,
    accepted: 0,
    rejected: 0,
    rejections: [],
    unmapped: [],
    incomplete: false,
    seconds: 0,
  };
  const unmapped = new Map<string, ReportedUnmapped>();
  return {
    report,
    reject: (rejection: ReportedRejection) => {
      report.rejected += 1;
      if (report.rejections.length < keepRejections) report.rejections.push(rejection);
    },
    noteUnmapped: (what: string, file: string, record: number) => {
      const known = unmapped.get(what);
      if (known) {
        known.count += 1;
      } else if (unmapped.size < MOST_UNMAPPED) {
        const first = { what, count: 1, file, record };
        unmapped.set(what, first);
        report.unmapped.push(first);
      }
    },
  };
}
export type ReportCollector = ReturnType<typeof createReport>;
