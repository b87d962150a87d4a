import { describe, expect, it } from "vitest";
import { context, intake, minimal } from "../test/samples.js";

describe("an event without who, what or with what result", () => {
  it.each<[what: string, change: object, path: string, message: string]>([
    ["no actor", { actor: undefined }, "actor", "an object with type and id"],
    ["an actor that is a text", { actor: "ann" }, "actor", "an object with type and id"],
    [
      "an unknown type of actor",
      { actor: { type: "robot", id: "r" } },
      "actor.type",
      "one of user, api_key, service, system",
    ],
    [
      "no id of the actor",
      { actor: { type: "user" } },
      "actor.id",
      "a text of 1 to 256 characters",
    ],
    ["a blank id of the actor", { actor: { type: "user", id: " " } }, "actor.id", "a text of 1 to"],
    [
      "an id of the actor that is no text",
      { actor: { type: "user", id: {} } },
      "actor.id",
      "a text",
    ],
    ["no action", { action: undefined }, "action", "a verb of a-z"],
    ["an action that is no verb", { action: "did a thing!" }, "action", "a verb of a-z"],
    ["no resource", { resource: null }, "resource", "an object with a type"],
    ["no type of the resource", { resource: { id: "x" } }, "resource.type", "a text of 1 to 128"],
    [
      "a type that is the log's own",
      { resource: { type: "audit.export" } },
      "resource.type",
      "must not begin with audit.",
    ],
    [
      "the same in disguise",
      { resource: { type: " AUDIT.export" } },
      "resource.type",
      "must not begin with audit.",
    ],
    [
      "neither status nor outcome",
      { status: undefined },
      "status",
      "one of status (an integer from 100 to 599) and outcome",
    ],
    ["a status that is none", { status: 99 }, "status", "an integer from 100 to 599"],
    ["a status that is not whole", { status: 200.5 }, "status", "an integer from 100 to 599"],
    [
      "an outcome that is none",
      { status: null, outcome: "maybe" },
      "outcome",
      "one of success, denied, failure",
    ],
  ])("is refused: %s", (_what, change, path, message) => {
    expect(intake({ ...minimal, ...change }, context())).toEqual({
      ok: false,
      path,
      message: expect.stringContaining(message),
    });
  });

  it.each([[null], ["text"], [7], [[minimal]], [undefined]])("is refused: %j", (raw) => {
    expect(intake(raw, context())).toEqual({
      ok: false,
      path: "",
      message: "an event must be a JSON object",
    });
  });

  it("is refused with its id", () => {
    expect(intake({ ...minimal, action: 7, id: "order-7" }, context())).toMatchObject({
      ok: false,
      id: "order-7",
    });
  });
});
