import { describe, expect, it } from "vitest";
import { maskText } from "./mask-text.js";

const alphanumeric = "aB3dE5fG7hJ9kL1mN3pQ5rS7tU9vW1xY3zA5bC7d";
const run = (length: number) => alphanumeric.repeat(4).slice(0, length);
const hex = (length: number) => "0f1e2d3c4b5a69788796a5b4c3d2e1f0".repeat(2).slice(0, length);
/** Made of pieces, so that no scanner takes these lines for real tokens. */
const glued = (...parts: string[]) => parts.join("");

const jwt = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9P";
const pem = (kind: string) =>
  `-----BEGIN ${kind}-----\nMIIEvQIBADANBgkqhkiG9w0BAQEFAASC\nBKcwggSj\n-----END ${kind}-----`;

/** Tokens as their issuers make them: masked wherever they stand. */
const TOKENS: readonly [kind: string, token: string][] = [
  ["JWT", jwt],
  ["unsigned JWT", "eyJhbGciOiJub25lIn0.eyJzdWIiOiIxMjM0NTY3ODkwIn0."],
  ["PKCS#8 key", pem("PRIVATE KEY")],
  ["RSA key", pem("RSA PRIVATE KEY")],
  ["EC key", pem("EC PRIVATE KEY")],
  ["encrypted key", pem("ENCRYPTED PRIVATE KEY")],
  ["OpenSSH key", pem("OPENSSH PRIVATE KEY")],
  ["PGP key", pem("PGP PRIVATE KEY BLOCK")],
  ["key in one line", pem("PRIVATE KEY").replaceAll("\n", "\\n")],
  ["own API key", glued("adt_w_3fQ8rWk02Zx_", run(43))],
  ["GitHub personal", glued("gh", "p_", run(36))],
  ["GitHub OAuth", glued("gh", "o_", run(36))],
  ["GitHub app", glued("gh", "s_", run(36))],
  ["GitHub fine-grained", glued("github", "_pat_", run(22), "_", run(59))],
  ["GitLab", glued("gl", "pat-", run(20))],
  ["npm", glued("npm", "_", run(36))],
  ["PyPI", glued("py", "pi-AgEIcHlwaS5vcmc", run(60))],
  ["Docker Hub", glued("dckr", "_pat_", run(27))],
  ["AWS key id", glued("AK", "IA", "IOSFODNN7EXAMPLE")],
  ["AWS temporary key id", glued("AS", "IA", "IOSFODNN7EXAMPLE")],
  ["Google API key", glued("AI", "za", run(35))],
  ["Google OAuth token", glued("ya29", ".", run(60))],
  ["Google OAuth secret", glued("GOC", "SPX-", run(28))],
  ["DigitalOcean", glued("dop", "_v1_", hex(64))],
  ["HashiCorp Vault", glued("hv", "s.", run(24))],
  ["OpenAI", glued("sk", "-", run(48))],
  ["OpenAI project", glued("sk", "-proj-", run(40), "_", run(40))],
  ["Anthropic", glued("sk", "-ant-api03-", run(80), "-AA")],
  ["Hugging Face", glued("h", "f_", run(34))],
  ["Groq", glued("gs", "k_", run(52))],
  ["Stripe secret", glued("sk", "_live_", run(24))],
  ["Stripe restricted", glued("rk", "_live_", run(24))],
  ["Stripe test", glued("sk", "_test_", run(24))],
  ["webhook secret", glued("wh", "sec_", run(32))],
  ["Square", glued("sq0", "atp-", run(22))],
  ["Shopify", glued("shp", "at_", hex(32))],
  ["Slack bot", glued("xo", "xb-123456789012-123456789012-", run(24))],
  ["Slack user", glued("xo", "xp-123456789012-123456789012-", run(32))],
  ["Slack app", glued("xa", "pp-1-A0123456789-1234567890-", hex(32))],
  ["SendGrid", glued("S", "G.", run(22), ".", run(40))],
  ["Twilio", glued("S", "K", hex(32))],
  ["Mailgun", glued("key", "-", hex(32))],
  ["Postman", glued("PM", "AK-", hex(24), "-", hex(34))],
  ["New Relic", glued("NR", "AK-", run(27).toUpperCase())],
  ["Atlassian", glued("ATA", "TT3xFfGF0", run(60))],
  ["Linear", glued("lin", "_api_", run(40))],
  ["Figma", glued("fig", "d_", run(40))],
  ["Grafana", glued("gl", "sa_", run(32), "_", hex(8))],
  ["Tailscale", glued("ts", "key-auth-", run(30))],
  ["age", glued("AGE-SECRET", "-KEY-1", run(58).toUpperCase())],
];

/** `[text, what of it is a secret]`. */
const TEXTS: readonly [text: string, secret: string][] = [
  // Headers
  ["Authorization: Bearer abc123def456", "abc123def456"],
  ["authorization: Basic dXNlcjpodW50ZXIy", "dXNlcjpodW50ZXIy"],
  ["sent Bearer abc123def456ghi with the request", "abc123def456ghi"],
  ["Basic dXNlcjpodW50ZXIy", "dXNlcjpodW50ZXIy"],
  ["Authorization: AWS4-HMAC-SHA256 Credential=AKIA/x, Signature=fe5f80f77d5fa3be", "fe5f80f77d5"],
  ["Cookie: theme=dark; sid=s3cr3tvalue", "s3cr3tvalue"],
  ["GET / HTTP/1.1\r\nCookie: sid=s3cr3tvalue\r\nAccept: */*", "s3cr3tvalue"],
  ["Set-Cookie: sid=s3cr3tvalue; HttpOnly", "s3cr3tvalue"],
  ["X-Api-Key: 12345abcde", "12345abcde"],
  ["curl -H 'Authorization: Bearer hunter2hunter2' https://example.com", "hunter2hunter2"],
  ["authorization=Bearer hunter2hunter2", "hunter2hunter2"],
  // Query strings and forms
  ["/callback?access_token=hunter2&page=3", "hunter2"],
  ["https://example.com/?a=1&api_key=hunter2#top", "hunter2"],
  ["https://example.com/#access_token=hunter2&token_type=bearer", "hunter2"],
  ["?user%5Bpassword%5D=hunter2", "hunter2"],
  ["user[password]=hunter2&user[name]=Ann", "hunter2"],
  ["/oauth/callback?code=4%2F0AX4XfWh8aB3dE5fG7hJ9&state=1", "AX4XfWh8aB3dE5fG7hJ9"],
  ["/x?code=aB3dE5fG7hJ9kL1mN3pQ5rS7&state=1", "aB3dE5fG7hJ9kL1mN3pQ5rS7"],
  ["https://b.s3.amazonaws.com/k?X-Amz-Signature=0f1e2d3c4b5a6978", "0f1e2d3c4b5a6978"],
  ["https://a.blob.core.windows.net/c?sv=2022&sig=hunter2%2Bhunter2%3D", "hunter2%2Bhunter2%3D"],
  ["/go?next=https%3A%2F%2Fexample.com%2F%3Ftoken%3Dhunter2", "hunter2"],
  ["/go?filter=%7B%22password%22%3A%22hunter2%22%7D", "hunter2"],
  ["/go?next=https%3A%2F%2Fexample.com%2F%3Ftoken%3Dhunter2%26x%3D%E2%82", "hunter2"],
  ["/go?next=https%253A%252F%252Fexample.com%252F%253Ftoken%253Dhunter2", "hunter2"],
  ["/list;jsessionid=0F1E2D3C4B5A", "0F1E2D3C4B5A"],
  // URLs
  ["postgres://app:hunter2@db.example.com:5432/app", "hunter2"],
  ["connect to mongodb+srv://root:hunter2@cluster0.example.net/?w=majority", "hunter2"],
  ["redis://:hunter2@10.0.0.1:6379/0", "hunter2"],
  ["amqp://guest:p@ss@host/vhost", "p@ss"],
  ["redis://:pa/ssw@host:6379", "pa/ssw"],
  ["https://aB3dE5fG7hJ9kL1mN3pQ@github.com/a/b.git", "aB3dE5fG7hJ9kL1mN3pQ"],
  ["see https://x:y0y0y0@example.com/a and https://u:hunter2@example.com/b", "hunter2"],
  ["https://0f1e2d3c4b5a69788796a5b4c3d2e1f0aabbccdd:x-oauth-basic@github.com/a.git", "0f1e2d3c"],
  [glued("https://hooks.slack", ".com/services/T0000A0AA/B0000B0BB/", run(24)), run(24)],
  // Path parts
  ["/reset-password/0f1e2d3c4b5a6978", "0f1e2d3c4b5a6978"],
  ["/password-reset/550e8400-e29b-41d4-a716-446655440000", "550e8400"],
  ["https://example.com/magic-link/k3j9x8q2m5n7", "k3j9x8q2m5n7"],
  [`/invite/${run(20)}/accept`, run(20)],
  [`/files/${run(40)}/download`, run(40)],
  [`/dossiers/é/${run(40)}/x`, run(40)],
  [`GET /verify/${hex(64)} HTTP/1.1`, hex(64)],
  [`/session/${jwt}`, "dozjgNryP4J3jVmNHl0w5N"],
  // Connection strings, environment files, command lines, SQL, XML, code
  ["Server=db;User Id=sa;Password=hunter2;Encrypt=true", "hunter2"],
  ["Server=db;UID=sa;PWD=hunt,er2;", "hunt,er2"],
  ["DefaultEndpointsProtocol=https;AccountName=a;AccountKey=aHVudGVyMg==;", "aHVudGVyMg=="],
  ["Endpoint=sb://x/;SharedAccessKeyName=n;SharedAccessKey=aHVudGVyMg==", "aHVudGVyMg=="],
  ["NODE_ENV=production\nDB_PASSWORD=hunter2\nPORT=1", "hunter2"],
  ["export AWS_SECRET_ACCESS_KEY=wJalrXUtnFEMI/K7MDENG", "wJalrXUtnFEMI/K7MDENG"],
  ['password = "correct horse"', "correct horse"],
  ["password: 'correct horse'", "correct horse"],
  ["db:\n  password: hunter2\n  port: 1", "hunter2"],
  ["mysql --user root --password hunter2 db", "hunter2"],
  ["tool --api-key=hunter2 run", "hunter2"],
  ["keytool -storepass hunter2 -list", "hunter2"],
  ["ALTER USER a SET password = 'hunter2'", "hunter2"],
  ["<login><password>hunter2</password></login>", "hunter2"],
  ['<db url="x" password="hunter2"/>', "hunter2"],
  ["'password' => 'hunter2'", "hunter2"],
  ['{:password=>"hunter2"}', "hunter2"],
  ["API key: aB3dE5fG7", "aB3dE5fG7"],
  ["the new password: hunter2!", "hunter2"],
  ["your OTP: 482913", "482913"],
  // JSON that was cut, or amid other text, or in a string
  ['{"user":"ann","password":"hunter2","rest":"cut', "hunter2"],
  ['body: {"password": "hunter2"}', "hunter2"],
  ['"{\\"password\\":\\"hunter2\\"}"', "hunter2"],
  ['{"tokens":["hunter2","hunter3"],"cut', "hunter3"],
  ['{"credentials":{"x":"hunter2"},"cut', "hunter2"],
  ['{"pin":1234,"cut', "1234"],
  ['{"password":"hunter2 and it ends here', "hunter2"],
];

/** Texts that look like it and hold no secret. */
const HARMLESS = [
  "The secret of success is the password nobody knows",
  "password must be at least 8 characters",
  "password: must be at least 8 characters",
  "Password: required",
  "token: expired",
  "Invalid API key",
  "API key: not found",
  "Bearer token required",
  "Basic authentication failed",
  'Bearer realm="api", error="invalid_token"',
  "authorization: denied by policy",
  "auth: failed for user bob",
  "option --password is required",
  "max_tokens=1000&nextToken=abc&tokenCount=12",
  "/v1/items?page_token=eyJvZmZzZXQiOjEwMH0&limit=10",
  "/v1/secrets/db-password/versions/3",
  "/v1/tokens/550e8400-e29b-41d4-a716-446655440000",
  "/v1/api-keys/65f0c0ffee65f0c0ffee65f0",
  "/users/reset/settings",
  "/password-reset/confirm",
  "/invite/550e8400-e29b-41d4-a716-446655440000",
  "/repos/acme/app/commits/0f1e2d3c4b5a69788796a5b4c3d2e1f0aabbccdd",
  `/blobs/sha256/${hex(64)}`,
  "/twirp/acme.v1.AccountService/GetUserAccountSettingsForAdministratorV2",
  "/objects/01ARZ3NDEKTSV4RRFFQ69G5FAV",
  "/objects/0ujtsYcgvSTl8PAuAdqWYSMnLOv",
  "/AWSLogs/1234/CloudTrail/us-east-1/218007301253_CloudTrail_us-east-1_20230710T1145Z.json.gz",
  "arn:aws:secretsmanager:us-east-1:123456789012:secret:prod/db-AbCdEf",
  "arn:aws:iam::123456789012:role/admin",
  "https://example.com:8443/@scope/package",
  "https://ann@example.com/",
  "git@github.com:acme/app.git",
  "ssh://git@github.com/acme/app.git",
  "mailto:ann@example.com",
  "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIOMqqnkVzrm0SdG6UOoqKLsabgH5C9okWi0dh2l9GKJl ann@laptop",
  pem("PUBLIC KEY"),
  pem("CERTIFICATE"),
  `-----BEGIN CERTIFICATE-----\nMIIE3zCCAsegAwIB\n/${run(40)}/x\n-----END CERTIFICATE-----`,
  `/Gh5WIwa7SI2tmJ8X8fyi/${run(36)}/xW3HbHIDGOpsKvs1`,
  `/KLys/${run(36)}/4wnOBtTTmBJ6bp4tn1iWai61r6P5l4Jk=`,
  "550e8400-e29b-41d4-a716-446655440000",
  hex(40),
  hex(64),
  "2026-01-31T00:00:00.000Z",
  "Mozilla/5.0 (X11; Linux x86_64; rv:109.0) Gecko/20100101 Firefox/117.0",
  "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0",
  "aws-cli/2.11.1 Python/3.11.2 Darwin/22.5.0 exe/x86_64 prompt/off command/secretsmanager.get",
  "adt_w_3fQ8rWk02Zx",
  glued("pk", "_live_", run(24)),
  "task-force-for-risk-assessment-of-2026",
  "npm_config_registry npm_lifecycle_event",
  "sk-SK",
  "SG.UP 123",
  "author=Ann&description=a+monkey&keyboard=us",
  "status == 200 && token == null",
  "primaryKey=12;publicKey=abc;keyId=k-1",
  "{not json",
  "a=b",
];

describe("maskText", () => {
  it.each(TOKENS)("masks a token: %s", (_kind, token) => {
    expect(maskText(token)).toBe("[REDACTED]");
    expect(maskText(`before ${token}`)).toBe("before [REDACTED]");
    expect(maskText(`see "${token}" there`)).toBe('see "[REDACTED]" there');
  });

  it.each(TEXTS)("masks in %j", (text, secret) => {
    const masked = maskText(text);
    expect(masked).not.toContain(secret);
    expect(masked).toContain("[REDACTED]");
    expect(maskText(masked)).toBe(masked);
  });

  it.each(HARMLESS)("leaves alone %j", (text) => {
    expect(maskText(text)).toBe(text);
  });

  it("masks a private key that was cut to the end of the text", () => {
    expect(maskText(`before ${pem("RSA PRIVATE KEY").slice(0, 60)}`)).toBe("before [REDACTED]");
  });

  it("masks no more than the secret", () => {
    expect(maskText("/callback?access_token=hunter2&page=3#top")).toBe(
      "/callback?access_token=[REDACTED]&page=3#top",
    );
    expect(maskText("postgres://app:hunter2@db:5432/app?sslmode=require")).toBe(
      "postgres://app:[REDACTED]@db:5432/app?sslmode=require",
    );
    expect(maskText("Server=db;Password=hunter2;Encrypt=true")).toBe(
      "Server=db;Password=[REDACTED];Encrypt=true",
    );
    expect(maskText(`before\n${pem("PRIVATE KEY")}\nafter`)).toBe("before\n[REDACTED]\nafter");
    expect(maskText("the new password: hunter2, sent by mail")).toBe(
      "the new password: [REDACTED], sent by mail",
    );
  });

  it("masks the secret key that stands beside an AWS key id", () => {
    const secret = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";
    const masked = maskText(`keys ${glued("AK", "IA", "IOSFODNN7EXAMPLE")} ${secret} for deploy`);
    expect(masked).toBe("keys [REDACTED] [REDACTED] for deploy");
  });
});
