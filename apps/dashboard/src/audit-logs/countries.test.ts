import { expect, it } from "vitest";
import { allCountries, countryName } from "./countries.js";

it("names countries, whatever the case, and nothing else", () => {
  expect(countryName("DE")).toBe("Germany");
  expect(countryName("sg")).toBe("Singapore");
  expect(countryName("QX")).toBeUndefined();
  expect(countryName("1")).toBeUndefined();
});

it("lists each country once, by name", () => {
  const countries = allCountries();
  const names = countries.map(({ name }) => name);
  expect(countries.length).toBeGreaterThan(240);
  expect(new Set(names).size).toBe(names.length);
  expect(names.indexOf("Austria")).toBeLessThan(names.indexOf("Germany"));
  expect(countries).not.toContainEqual(expect.objectContaining({ code: "EU" }));
});
