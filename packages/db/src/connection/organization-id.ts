import { mongo } from "mongoose";

const HEX = /^[0-9a-f]{24}$/i;

let last: { readonly hex: string; readonly id: mongo.ObjectId } | undefined;

/**
 * An organization's id as it is stored. Remembers the last one, since events come in groups of one
 * organization. Throws a `RangeError` when the text is no ObjectId in hex.
 */
export function organizationObjectId(hex: string): mongo.ObjectId {
  if (last?.hex === hex) return last.id;
  if (!HEX.test(hex)) {
    throw new RangeError("an organization's id must be an ObjectId, 24 hexadecimal digits");
  }
  last = { hex, id: mongo.ObjectId.createFromHexString(hex) };
  return last.id;
}
