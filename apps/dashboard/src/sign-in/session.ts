import * as z from "zod";

/** Why a sign-in did not succeed, in the words that the form shows. */
export type SignInAnswer =
  | { readonly ok: true }
  | {
      readonly ok: false;
      readonly reason: "credentials" | "too_many_tries" | "address" | "refused" | "away";
      readonly message: string;
    };

const refusalSchema = z.object({ code: z.string().optional(), message: z.string().optional() });

/** After so long without an answer the server counts as away. */
const TIME_LIMIT_MS = 30_000;

const AWAY = "The server does not answer. Check your connection, or try again in a few seconds.";

async function post(path: string, body: unknown): Promise<Response | null> {
  try {
    return await fetch(path, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(TIME_LIMIT_MS),
    });
  } catch {
    return null;
  }
}

async function refusalOf(response: Response): Promise<z.infer<typeof refusalSchema>> {
  const body: unknown = await response.json().catch(() => ({}));
  return refusalSchema.safeParse(body).data ?? {};
}

function waitText(response: Response): string {
  const seconds = Number(
    response.headers.get("x-retry-after") ?? response.headers.get("retry-after"),
  );
  if (!(seconds > 0)) return "Wait a moment, then try again.";
  if (seconds < 90) return `Try again in ${Math.ceil(seconds)} seconds.`;
  return `Try again in ${Math.ceil(seconds / 60)} minutes.`;
}

interface Credentials {
  readonly email: string;
  readonly password: string;
}

/**
 * Signs in by email and password; on success the session is in a cookie that scripts cannot read.
 * Status and codes are better-auth's: 401 for either of both wrong, 429 with `X-Retry-After`,
 * 403 `INVALID_ORIGIN` when the page's address is not the one the server was set up for.
 */
export async function signIn(credentials: Credentials, baseUrl = ""): Promise<SignInAnswer> {
  const response = await post(`${baseUrl}/api/auth/sign-in/email`, credentials);
  if (response?.ok) return { ok: true };
  if (!response || response.status >= 500) return { ok: false, reason: "away", message: AWAY };
  const { code, message } = await refusalOf(response);
  if (response.status === 429) {
    const text = `Too many tries. ${waitText(response)}`;
    return { ok: false, reason: "too_many_tries", message: text };
  }
  if (code === "INVALID_ORIGIN") {
    const text = `This server does not take sign-ins from ${globalThis.location?.origin ?? "here"}. Open it under its public address.`;
    return { ok: false, reason: "address", message: text };
  }
  if (response.status === 401 || code === "INVALID_EMAIL") {
    return { ok: false, reason: "credentials", message: "Email or password is wrong." };
  }
  return { ok: false, reason: "refused", message: message ?? "The server refused the sign-in." };
}

/** Ends the session. False when the server could not be told, so that it may still be open. */
export async function signOut(baseUrl = ""): Promise<boolean> {
  const response = await post(`${baseUrl}/api/auth/sign-out`, {});
  return response !== null && (response.ok || response.status === 401);
}
