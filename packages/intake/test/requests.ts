import fc from "fast-check";

/** An HTTP request as a middleware sees it, with whatever a client may have sent. */
export interface SeenRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: readonly (readonly [string, string])[];
  readonly body: unknown;
  readonly ip: string;
  readonly user: string;
  readonly status: number;
}

const anyText = fc.oneof(fc.string({ unit: "binary" }), fc.string({ unit: "grapheme" }));
const longText = fc
  .tuple(anyText, fc.nat(6_000))
  .map(([piece, times]) => `${piece}x`.repeat(times).slice(0, 100_000));
const text = fc.oneof({ weight: 8, arbitrary: anyText }, { weight: 1, arbitrary: longText });

export const seenRequest: fc.Arbitrary<SeenRequest> = fc.record({
  method: fc.oneof(fc.constantFrom("GET", "POST", "DELETE"), text),
  url: fc.oneof(fc.webUrl({ withQueryParameters: true, withFragments: true }), text),
  headers: fc.array(fc.tuple(fc.oneof(fc.constantFrom("accept", "cookie", "host"), text), text)),
  body: fc.oneof(fc.jsonValue({ maxDepth: 12 }), text),
  ip: fc.oneof(fc.ipV4(), fc.ipV6(), text),
  user: fc.string({ minLength: 1, unit: "binary" }).filter((name) => name.trim() !== ""),
  status: fc.integer({ min: 100, max: 599 }),
});

/** The event that a middleware makes of a request: everything that it knows, as it knows it. */
export const eventOfRequest = (request: SeenRequest) => ({
  actor: { type: "user", id: request.user, name: request.user },
  action: "update",
  resource: { type: "prompt", id: request.url, name: request.url },
  status: request.status,
  client: {
    ip: request.ip,
    userAgent: request.headers.map(([, value]) => value).join(" "),
    forwardedFor: request.headers.map(([, value]) => value),
  },
  request: { id: request.ip, method: request.method, path: request.url },
  changes: { after: request.body },
  reason: request.url,
  error: { message: request.body },
  metadata: { headers: request.headers, body: request.body, rawBody: JSON.stringify(request.body) },
});
