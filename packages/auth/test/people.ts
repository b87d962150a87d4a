import type { SignIn } from "../src/sign-in/sign-in.js";

export const PUBLIC_URL = "http://127.0.0.1:4301";
export const PASSWORD = "correct horse battery";

let clients = 0;

/** An address that no other test signs in from, so that none uses up another's attempts. */
export const newClientIp = (): string => `192.0.${(++clients >> 8) & 255}.${clients & 255}`;

/** A request to the sign-in from our own pages. */
export function signInRequest(
  path: string,
  body: unknown,
  headers: Record<string, string> = {},
): Request {
  return new Request(`${PUBLIC_URL}/api/auth${path}`, {
    method: "POST",
    body: JSON.stringify(body),
    headers: { "content-type": "application/json", origin: PUBLIC_URL, ...headers },
  });
}

/** Signs in; gives the session's cookie. */
export async function cookieOf(
  signIn: Pick<SignIn, "handle">,
  email: string,
  password: string = PASSWORD,
): Promise<string> {
  const request = signInRequest("/sign-in/email", { email, password });
  const response = await signIn.handle(request, newClientIp());
  const [cookie] = response.headers.getSetCookie();
  if (!cookie) throw new Error(`${email} was not signed in: ${response.status}`);
  return cookie.split(";")[0] ?? "";
}
