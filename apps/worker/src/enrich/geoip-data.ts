import { copyFile, mkdtemp, readFile, rm, stat, symlink } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { AppError } from "@audit/types";
import type { CountryData } from "./country-lookup.js";

const COUNTRY_FILES = ["geoip-country.dat", "geoip-country6.dat"] as const;
const CHECKSUM_FILE = "country.checksum";

/** Where geoip-lite keeps the data that it brings. */
function ownFolder(): string {
  const require = createRequire(import.meta.url);
  return join(dirname(require.resolve("geoip-lite/package.json")), "data");
}

/** The data's date: MaxMind puts it into the name of its archive, which the checksum repeats. */
async function readDate(folder: string): Promise<string> {
  const checksum = await readFile(join(folder, CHECKSUM_FILE), "utf8").catch(() => "");
  const [, year, month, day] = /_(\d{4})(\d{2})(\d{2})\.zip/.exec(checksum) ?? [];
  if (year && month && day) return `${year}-${month}-${day}`;
  const { mtime } = await stat(join(folder, COUNTRY_FILES[0]));
  return mtime.toISOString().slice(0, 10);
}

/** Links where the system allows it, else copies (14 MB). */
async function link(from: string, to: string): Promise<void> {
  await symlink(from, to).catch(() => copyFile(from, to));
}

async function loadFrom(folder: string) {
  const countriesOnly = await mkdtemp(join(tmpdir(), "audit-geo-"));
  try {
    for (const file of COUNTRY_FILES) await link(join(folder, file), join(countriesOnly, file));
    Object.assign(globalThis, { geodatadir: countriesOnly });
    const geoip = await import("geoip-lite");
    return geoip.default;
  } finally {
    await rm(countriesOnly, { recursive: true, force: true });
  }
}

/**
 * Loads MaxMind's GeoLite2 countries through geoip-lite, from `folder` or from what the package
 * brings. Given all its files, geoip-lite takes the cities too (149 MB, 250 ms); it is therefore
 * shown a folder of the two country files alone (17 MB, 40 ms), which may go once they are read.
 *
 * geoip-lite reads when it is first imported: a process has one set of data, the first one asked
 * for. Throws an `AppError` `invalid_input` when the folder lacks the files.
 */
export async function loadGeoipData(folder: string = ownFolder()): Promise<CountryData> {
  const source = resolve(folder);
  try {
    const asOf = await readDate(source);
    const geoip = await loadFrom(source);
    return { asOf, countryOf: (publicIp) => geoip.lookup(publicIp)?.country };
  } catch (error) {
    throw new AppError(
      "invalid_input",
      `no country data in ${source}: GEODATADIR must hold ${COUNTRY_FILES.join(" and ")}`,
      { cause: error },
    );
  }
}
