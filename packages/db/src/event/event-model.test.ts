import mongoose, { mongo } from "mongoose";
import { describe, expect, it } from "vitest";
import { sampleDocument } from "../../test/samples.js";
import { eventModel } from "./event-model.js";

const stored = (document: mongo.BSON.Document) =>
  mongo.BSON.deserialize(mongo.BSON.serialize(document));

describe("the event model", () => {
  it("declares every field that is stored, with its type", async () => {
    const events = eventModel(mongoose.createConnection());
    const document = sampleDocument({}, { holds: ["case-7"] });
    const hydrated = new events(document);
    await hydrated.validate();
    expect(stored(hydrated.toObject())).toEqual(stored(document));
  });
});
