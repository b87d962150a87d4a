import type { FastifyInstance } from "fastify";
import { PUBLIC_URL } from "./running-api.js";
import { PASSWORD } from "./tenants.js";

let clients = 0;

/** An address that no other sign-in of the test comes from, so that none uses up its attempts. */
export const newClientIp = (): string => `192.0.${(++clients >> 8) & 255}.${clients & 255}`;

/** Signs in over HTTP; gives the session's cookie. */
export async function cookieOf(server: FastifyInstance, email: string): Promise<string> {
  const response = await server.inject({
    method: "POST",
    url: "/api/auth/sign-in/email",
    remoteAddress: newClientIp(),
    headers: { "content-type": "application/json", origin: PUBLIC_URL },
    payload: JSON.stringify({ email, password: PASSWORD }),
  });
  const [cookie] = response.cookies;
  if (!cookie) throw new Error(`${email} was not signed in: ${response.body}`);
  return `${cookie.name}=${encodeURIComponent(cookie.value)}`;
}
