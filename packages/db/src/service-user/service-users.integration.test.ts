import { type OwnDatabase, startOwnMongoWithAccessControl } from "@audit/test-kit/own-databases";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { connectDatabase, type Database } from "../connection/connect.js";
import { migrate } from "../migrations/migrate.js";
import { createServiceUsers, serviceUserName } from "./create-service-users.js";
import { SERVICE_GRANTS, SERVICE_USERS, type ServiceUser } from "./service-privileges.js";

const UNAUTHORIZED = { code: 13 };
const passwords = {
  ingest: "ingest's password / with @ signs",
  worker: "worker's password",
  api: "api's password",
  migrator: "migrator's password",
};

let mongod: OwnDatabase;
let admin: Database;
const connections = new Map<ServiceUser, Database>();

async function connectAs(user: ServiceUser, password = passwords[user]): Promise<Database> {
  const url = new URL(mongod.url);
  url.username = serviceUserName(user);
  url.password = encodeURIComponent(password);
  url.searchParams.delete("authSource");
  return connectDatabase({ uri: url.toString() });
}

beforeAll(async () => {
  mongod = await startOwnMongoWithAccessControl();
  admin = await connectDatabase({ uri: mongod.url });
  await createServiceUsers(admin, passwords);
  for (const user of SERVICE_USERS) connections.set(user, await connectAs(user));
  await migrate(databaseOf("migrator"), { expireGraceSeconds: 60 });
  await admin.nativeDb.collection("events").insertOne({ kept: true });
}, 60_000);
afterAll(async () => {
  await Promise.all([...connections.values(), admin].map((database) => database?.close()));
  await mongod?.remove();
});

function databaseOf(user: ServiceUser): Database {
  const database = connections.get(user);
  if (!database) throw new Error(`${user} is not connected`);
  return database;
}

const ways = {
  find: ({ nativeDb }: Database, name: string) => nativeDb.collection(name).findOne({}),
  insert: ({ nativeDb }: Database, name: string) =>
    nativeDb.collection(name).insertOne({ made: true }),
  update: ({ nativeDb }: Database, name: string) =>
    nativeDb.collection(name).updateOne({}, { $set: { changed: true } }),
  replace: ({ nativeDb }: Database, name: string) =>
    nativeDb.collection(name).replaceOne({}, { replaced: true }),
  remove: ({ nativeDb }: Database, name: string) =>
    nativeDb.collection(name).deleteOne({ missing: true }),
  drop: ({ nativeDb }: Database, name: string) => nativeDb.collection(name).drop(),
  rename: ({ nativeDb }: Database, name: string) => nativeDb.collection(name).rename("elsewhere"),
  // The driver's own method hides the refusal.
  dropIndexes: ({ nativeDb }: Database, name: string) =>
    nativeDb.command({ dropIndexes: name, index: "*" }),
};
type Way = keyof typeof ways;

const refused: readonly [ServiceUser, Way, string][] = [
  ...(["find", "insert", "update", "remove", "drop"] as const).map(
    (way): [ServiceUser, Way, string] => ["ingest", way, "events"],
  ),
  ["ingest", "insert", "api_keys"],
  ["ingest", "remove", "api_keys"],
  ["ingest", "find", "user"],
  ...(["update", "replace", "remove", "drop", "rename", "dropIndexes"] as const).map(
    (way): [ServiceUser, Way, string] => ["worker", way, "events"],
  ),
  ["worker", "find", "api_keys"],
  ["worker", "find", "session"],
  ["worker", "drop", "quarantine"],
  ...(["insert", "update", "replace", "remove", "drop", "rename", "dropIndexes"] as const).map(
    (way): [ServiceUser, Way, string] => ["api", way, "events"],
  ),
  ["api", "insert", "quarantine"],
  ["api", "remove", "dead_letters"],
  ["api", "remove", "api_keys"],
  ["api", "drop", "session"],
  ...(["find", "insert", "update", "remove", "drop"] as const).map(
    (way): [ServiceUser, Way, string] => ["migrator", way, "events"],
  ),
  ["migrator", "find", "session"],
];

describe("a service's user in MongoDB", () => {
  it.each(refused)("%s may not %s %s", async (user, way, name) => {
    const before = await admin.nativeDb.collection(name).countDocuments();
    const attempt = ways[way](databaseOf(user), name);
    await expect(attempt).rejects.toMatchObject(UNAUTHORIZED);
    expect(await admin.nativeDb.collection(name).countDocuments()).toBe(before);
  });

  it.each(SERVICE_USERS)("%s may not drop the database, nor make users", async (user) => {
    const { nativeDb } = databaseOf(user);
    await expect(nativeDb.dropDatabase()).rejects.toMatchObject(UNAUTHORIZED);
    const creation = nativeDb.command({ createUser: "more", pwd: "more", roles: ["root"] });
    await expect(creation).rejects.toMatchObject(UNAUTHORIZED);
    const others = nativeDb.command({ updateUser: serviceUserName("ingest"), pwd: "mine" });
    await expect(others).rejects.toMatchObject(UNAUTHORIZED);
  });

  it.each<[ServiceUser, Way, string]>([
    ["ingest", "find", "api_keys"],
    ["ingest", "update", "api_keys"],
    ["worker", "find", "events"],
    ["worker", "insert", "events"],
    ["worker", "insert", "quarantine"],
    ["worker", "update", "dead_letters"],
    ["api", "find", "events"],
    ["api", "insert", "api_keys"],
    ["api", "remove", "session"],
    ["api", "insert", "organization"],
  ])("%s may %s %s", async (user, way, name) => {
    await expect(ways[way](databaseOf(user), name)).resolves.not.toThrow();
  });

  it("is given rights to every collection that there is", async () => {
    const listed = await admin.nativeDb.listCollections({}, { nameOnly: true }).toArray();
    const granted = SERVICE_USERS.flatMap((user) => Object.keys(SERVICE_GRANTS[user]));
    for (const { name } of listed) expect(granted).toContain(name);
  });

  it("migrates as the migrator alone, and the grace can be changed", async () => {
    await migrate(databaseOf("migrator"), { expireGraceSeconds: 120 });
    const indexes = await admin.nativeDb.collection("events").indexes();
    expect(indexes).toContainEqual(expect.objectContaining({ expireAfterSeconds: 120 }));
    await expect(migrate(databaseOf("api"), { expireGraceSeconds: 0 })).rejects.toMatchObject(
      UNAUTHORIZED,
    );
  });

  it("gets another password, and today's rights, by being made again", async () => {
    const { nativeDb } = admin;
    await nativeDb.command({
      grantPrivilegesToRole: serviceUserName("ingest"),
      privileges: [{ resource: { db: "audit", collection: "events" }, actions: ["remove"] }],
    });
    await createServiceUsers(admin, { ...passwords, ingest: "another password" });
    await expect(connectAs("ingest")).rejects.toMatchObject({ code: "unavailable" });
    const again = await connectAs("ingest", "another password");
    const removal = again.nativeDb.collection("events").deleteOne({ missing: true });
    await expect(removal).rejects.toMatchObject(UNAUTHORIZED);
    await again.close();
  });
});
