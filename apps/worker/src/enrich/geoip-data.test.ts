import { AppError } from "@audit/types";
import { expect, it } from "vitest";
import { loadGeoipData } from "./geoip-data.js";

it("says which folder lacks the country data, and what it should hold", async () => {
  const failure = loadGeoipData("/nonexistent");
  await expect(failure).rejects.toThrow(AppError);
  await expect(failure).rejects.toThrow("GEODATADIR must hold geoip-country.dat");
});
