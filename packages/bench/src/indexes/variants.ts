import { EVENT_INDEX_STORAGE, EVENT_INDEXES, EVENT_STORAGE } from "@audit/db";
import type { Document, IndexDescription } from "mongodb";

/** One way to keep the events: how the collection lies on disk, and which indexes there are. */
export interface Variant {
  readonly name: string;
  /** The collection's `storageEngine`. */
  readonly storage: Document;
  readonly clustered?: true;
  readonly indexes: readonly IndexDescription[];
}

const wiredTiger = (...settings: string[]): Document => ({
  wiredTiger: { configString: settings.join(",") },
});

const SNAPPY = wiredTiger("block_compressor=snappy");
const ZSTD = wiredTiger("block_compressor=zstd");
const ZSTD_64 = wiredTiger("block_compressor=zstd", "leaf_page_max=64KB");
const ZSTD_128 = wiredTiger("block_compressor=zstd", "leaf_page_max=128KB");

const equality = (fields: readonly string[]) =>
  Object.fromEntries(["organizationId", ...fields].map((field) => [field, 1 as const]));

/** Equality on the organization and a field, then newest first. */
const by = (...fields: string[]): IndexDescription => ({
  key: { ...equality(fields), occurredAt: -1, _id: -1 },
});

const withoutId = (...fields: string[]): IndexDescription => ({
  key: { ...equality(fields), occurredAt: -1 },
});

/** The same, of the documents alone that have the field. */
const ifPresent = (field: string): IndexDescription => ({
  ...by(field),
  partialFilterExpression: { [field]: { $exists: true } },
});

const withBlocks = (compressor: "snappy" | "zstd", indexes: readonly IndexDescription[]) =>
  indexes.map((index) => ({
    ...index,
    storageEngine: wiredTiger(`block_compressor=${compressor}`, "prefix_compression=true"),
  }));

const time = by();
const user = by("actor.keys");
const workspace = by("workspace.id");
const action = by("action");
const resourceType = by("resource.type");
const ip = by("client.ipBytes");
const expiry: IndexDescription = { key: { expireAt: 1 }, expireAfterSeconds: 86_400 };

/** What the others are compared with: six indexes and MongoDB's own defaults. */
export const BASELINE: Variant = {
  name: "A: time, user, workspace, action, resource.type, ip",
  storage: SNAPPY,
  indexes: [time, user, workspace, action, resourceType, ip, expiry],
};

/** The baseline and `resource.id`, the optional fields partial. */
const SEVEN = [
  time,
  user,
  ifPresent("workspace.id"),
  action,
  resourceType,
  ifPresent("resource.id"),
  ifPresent("client.ipBytes"),
  expiry,
];

const like = (name: string, change: Partial<Variant>): Variant => ({
  ...BASELINE,
  ...change,
  name,
});

export const VARIANTS: readonly Variant[] = [
  like("no secondary index", { indexes: [] }),
  like("A, zstd", { storage: ZSTD }),
  like("A, zstd, index blocks snappy", {
    storage: ZSTD,
    indexes: withBlocks("snappy", BASELINE.indexes),
  }),
  like("A, zstd, index blocks zstd", {
    storage: ZSTD,
    indexes: withBlocks("zstd", BASELINE.indexes),
  }),
  like("B: resource {type, id} for resource.type", {
    indexes: [time, user, workspace, action, by("resource.type", "resource.id"), ip, expiry],
  }),
  like("C: resource.id for resource.type", {
    indexes: [time, user, workspace, action, by("resource.id"), ip, expiry],
  }),
  like("C7: resource.id besides resource.type", {
    indexes: [...BASELINE.indexes, by("resource.id")],
  }),
  like("D: request.id for ip", {
    indexes: [time, user, workspace, action, resourceType, by("request.id"), expiry],
  }),
  like("D7: request.id besides ip", { indexes: [...BASELINE.indexes, by("request.id")] }),
  like("E: optional fields partial", {
    indexes: [
      time,
      user,
      ifPresent("workspace.id"),
      action,
      resourceType,
      ifPresent("client.ipBytes"),
      expiry,
    ],
  }),
  like("F: no _id at the end", {
    indexes: [
      withoutId(),
      withoutId("actor.keys"),
      withoutId("workspace.id"),
      withoutId("action"),
      withoutId("resource.type"),
      withoutId("client.ipBytes"),
      expiry,
    ],
  }),
  like("G: user by actor.id alone (not multikey)", {
    indexes: [time, by("actor.id"), workspace, action, resourceType, ip, expiry],
  }),
  like("H: small fields in the time index, for action and resource.type", {
    indexes: [
      {
        key: {
          organizationId: 1,
          occurredAt: -1,
          _id: -1,
          action: 1,
          "resource.type": 1,
          status: 1,
          "client.country": 1,
        },
      },
      user,
      workspace,
      ip,
      expiry,
    ],
  }),
  like("I: A, clustered by _id", { clustered: true }),
  like("7: C7, E, zstd", { storage: ZSTD, indexes: SEVEN }),
  like("7, index blocks snappy", { storage: ZSTD, indexes: withBlocks("snappy", SEVEN) }),
  like("7, index blocks zstd", { storage: ZSTD, indexes: withBlocks("zstd", SEVEN) }),
  like("7, index blocks snappy, leaf pages 128 KB", {
    storage: ZSTD_128,
    indexes: withBlocks("snappy", SEVEN),
  }),
  like("7 and request.id, index blocks snappy, leaf pages 64 KB", {
    storage: ZSTD_64,
    indexes: withBlocks("snappy", [...SEVEN, ifPresent("request.id")]),
  }),
  like("product: 7, index blocks snappy, leaf pages 64 KB", {
    storage: EVENT_STORAGE,
    indexes: [...EVENT_INDEXES, { ...expiry, storageEngine: EVENT_INDEX_STORAGE }],
  }),
];
