import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { isPublicIp } from "@audit/filter";
import { describe, expect, it } from "vitest";
import { createCountryLookup } from "./country-lookup.js";
import { loadGeoipData } from "./geoip-data.js";

const sampleData = process.env.AUDIT_SAMPLE_DATA;
const ACCESSES = 301;
const LEAST_SHARE = 0.95;

/** The columns before the address hold commas in quotes; the address is the only one of its kind. */
function sourceAddresses(csv: string): string[] {
  return csv.split("\n").flatMap((line) => {
    const [, address] =
      /,(\d{1,3}(?:\.\d{1,3}){3}|[0-9a-fA-F:]*::?[0-9a-fA-F:]+),/.exec(line) ?? [];
    return address ? [address] : [];
  });
}

describe.skipIf(sampleData === undefined)("the accesses to a public decoy bucket", () => {
  it("have a country when they came from a public address", async () => {
    const file = join(sampleData ?? "", "s3-access", "AWS_S3_HoneyBucketLogs.csv");
    const addresses = sourceAddresses(await readFile(file, "utf8"));
    expect(addresses).toHaveLength(ACCESSES);

    const countries = createCountryLookup(await loadGeoipData());
    const known = addresses.filter(isPublicIp);
    const found = known.filter((address) => countries.find(address) !== undefined);
    const share = found.length / known.length;
    process.stdout.write(
      `country found for ${found.length} of ${known.length} public addresses (${(share * 100).toFixed(1)} %)\n`,
    );
    expect(known.length).toBeGreaterThan(0);
    expect(share).toBeGreaterThanOrEqual(LEAST_SHARE);
  });
});
