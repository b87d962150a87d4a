import { describe, expect, it } from "vitest";
import { maskText } from "./mask-text.js";

const MASK = "[REDACTED]";
const HEX = "0f1e2d3c4b5a69788796a5b4c3d2e1f0";
/** As a bot's token ends; put together here, so that no scanner takes it for a real one. */
const BOT_SECRET = ["AA", "HdqTcvCH1vGWJxfSeofSAs0K5PALDsaw1"].join("");

describe("webhook addresses and tokens of bots", () => {
  it.each([
    ["https://discord.com/api/webhooks/123456789012345678/", "hunter2-W_4kP", ""],
    ["https://discordapp.com/api/webhooks/1234/", "hunter", "/slack?wait=true"],
    ["post to https://ptb.discord.com/api/v10/webhooks/1234/", "hunter2", " daily"],
    ["https://api.telegram.org/bot", `123456789:${BOT_SECRET}`, "/sendMessage?chat_id=7"],
    ["https://api.telegram.org/file/bot", `123456789:${BOT_SECRET}`, "/photos/1.jpg"],
    ["/bot", `12345678:${BOT_SECRET}`, "/getMe"],
    ["the bot is ", `1234567890:${BOT_SECRET}`, " now"],
    ["", `123456789:${BOT_SECRET}`, ""],
    ["https://outlook.office.com/webhook/a1-b2@c3-d4/IncomingWebhook/", `${HEX}/e5-f6`, ""],
    ["https://acme.webhook.office.com/webhookb2/a1@c3/IncomingWebhook/", `${HEX}/e5/V2x`, "#a"],
  ])("masks after %j", (before, secret, after) => {
    const masked = maskText(`${before}${secret}${after}`);
    expect(masked).toBe(`${before}${MASK}${after}`);
    expect(maskText(masked)).toBe(masked);
  });

  it("masks in an address that is a parameter of another", () => {
    const hook = "https://discord.com/api/webhooks/1234/hunter2";
    expect(maskText(`/go?next=${encodeURIComponent(hook)}`)).not.toContain("hunter2");
  });

  it.each([
    "https://discord.com/api/webhooks/123456789012345678",
    "https://discord.com/channels/123456789012345678/234567890123456789",
    "https://core.telegram.org/bots/api#sendmessage",
    "https://outlook.office.com/mail/inbox/id/AAQkADAwATM",
    "https://outlook.office.com/webhook/overview",
    "urn:team:12345678:customer-support-and-success-team-x",
    `12345678:${HEX}aabbccdd`,
    `arn:aws:x:us-east-1:123456789012:${BOT_SECRET}`,
  ])("leaves alone %j", (text) => {
    expect(maskText(text)).toBe(text);
  });
});
