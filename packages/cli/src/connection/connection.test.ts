import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { resolveConnection } from "./connection.js";

const FIRST_RUN = {
  organizationId: "1",
  apiUrl: "http://127.0.0.1:4000",
  ingestUrl: "http://127.0.0.1:4001",
  writeKey: "file-write-key",
  readKey: "file-read-key",
  adminKey: "file-admin-key",
};

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "audit-connection-"));
  await mkdir(path.join(folder, "packages", "deep"), { recursive: true });
  await mkdir(path.join(folder, ".audit"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const note = (content: unknown) =>
  writeFile(path.join(folder, ".audit", "first-run.json"), JSON.stringify(content));
const below = () => path.join(folder, "packages", "deep");
const resolve = (
  service: "ingest" | "api",
  options: { url?: string; key?: string } = {},
  environment: Record<string, string> = {},
) => resolveConnection(service, options, { environment, folder: below() });

describe("address and key", () => {
  it("come from the first run's file of a folder above, by the service", async () => {
    await note(FIRST_RUN);
    expect(await resolve("ingest")).toEqual({
      url: "http://127.0.0.1:4001",
      apiKey: "file-write-key",
    });
    expect(await resolve("api")).toEqual({
      url: "http://127.0.0.1:4000",
      apiKey: "file-admin-key",
    });
  });

  it("come from the environment before the file, and from the options before both", async () => {
    await note(FIRST_RUN);
    const environment = { AUDIT_URL: "https://audit.example.com", AUDIT_API_KEY: "env-key" };
    expect(await resolve("api", {}, environment)).toEqual({
      url: "https://audit.example.com",
      apiKey: "env-key",
    });
    const options = { url: "https://other.example.com", key: "option-key" };
    expect(await resolve("api", options, environment)).toEqual({
      url: "https://other.example.com",
      apiKey: "option-key",
    });
  });

  it("never take the file's key to another place than the file's", async () => {
    await note(FIRST_RUN);
    await expect(resolve("api", { url: "https://other.example.com" })).rejects.toThrow(
      "which key for https://other.example.com? Set AUDIT_API_KEY",
    );
    expect(await resolve("api", { url: "http://127.0.0.1:4000/" })).toMatchObject({
      apiKey: "file-admin-key",
    });
  });

  it("are asked for when nothing says them", async () => {
    await expect(resolve("ingest")).rejects.toThrow("where is ingest? Say --url");
    await expect(resolve("ingest", { url: "http://127.0.0.1:1" })).rejects.toThrow("which key");
  });

  it.each(["audit.example.com", "ftp://audit.example.com", "4000"])(
    "do not take %s for an address",
    async (url) => {
      await expect(resolve("api", { url, key: "k" })).rejects.toThrow("is not an address");
    },
  );

  it("say when the file is something else", async () => {
    await note(["no first run"]);
    await expect(resolve("api")).rejects.toThrow("is not what `npm start` writes");
  });
});
