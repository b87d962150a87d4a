import { describe, expect, it } from "vitest";
import { cpuMicroseconds } from "./process-cpu.js";

describe.runIf(process.platform === "linux")("what /proc says of a process", () => {
  it("counts CPU time about as Node itself does", () => {
    const until = performance.now() + 200;
    while (performance.now() < until);
    const { user, system } = process.cpuUsage();
    const ratio = cpuMicroseconds(process.pid) / (user + system);
    expect(ratio).toBeGreaterThan(0.8);
    expect(ratio).toBeLessThan(1.2);
  });
});
