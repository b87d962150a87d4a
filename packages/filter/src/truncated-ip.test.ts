import { expect, it } from "vitest";
import { truncatedIp } from "./truncated-ip.js";

it.each([
  ["192.0.2.77", "192.0.2.0"],
  ["10.255.255.255", "10.255.255.0"],
  ["2001:db8:1234:5678:9abc:def0:1234:5678", "2001:db8:1234::"],
  ["2001:db8::1", "2001:db8::"],
  ["::1", "::"],
  ["fe80::1", "fe80::"],
])("of %s stays %s", (ip, truncated) => {
  expect(truncatedIp(ip)).toBe(truncated);
});
