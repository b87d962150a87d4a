import { describe, expect, it } from "vitest";
import { verdictOf } from "./verdict.js";

/** Names whose texts are secrets, whatever the casing. */
const SECRET_NAMES = `
password Password PASSWORD passwd pwd pw userPassword user_password USER-PASSWORD user.password
dbPassword DB_PASSWORD dbpassword masterUserPassword newPassword password_new passwordOld
password_confirmation passwordConfirmation passwordText passwordValue password1 user[password]
spring.datasource.password passWord pass_word passphrase pass-phrase sshPassphrase passcode pass
smtp_pass dbPass passwort kennwort contraseña senha passwordHash password_hash hashedPassword
passwordSalt storepass
secret Secret secrets clientSecret client_secret CLIENT-SECRET clientsecret appSecret
webhookSecret webhook_signing_secret jwtSecret sessionSecret secretValue secretString SecretBinary
secret_key secretKey SECRET_KEY secretKeyBase sharedSecret totpSecret secretAccessKey
AWS_SECRET_ACCESS_KEY aws_secret_access_key awsSecretAccessKey
apiKey api_key api-key API_KEY APIKey apikey APIKEY apiKeys x-api-key X-API-Key openaiApiKey
OPENAI_API_KEY openaiapikey api_key_value accessKey accesskey privateKey private_key PRIVATE-KEY
privatekey privateKeyPem private_key_pem privateKeyBase64 rsaPrivateKey sshKey ssh_key sshPrivateKey
signingKey encryptionKey encryption_key masterKey accountKey AccountKey SharedAccessKey
SharedAccessSignature storageAccountKey authKey sessionKey licenseKey subscriptionKey
Ocp-Apim-Subscription-Key x-functions-key recoveryKey client-key-data hmacKey stripeKey SENDGRID_KEY
writeKey readKey adminKey
token tokens accessToken access_token ACCESS-TOKEN accesstoken refreshToken refresh_token
refreshtoken idToken id_token authToken auth_token x-auth-token bearerToken sessionToken
session_token csrfToken csrf-token X-XSRF-TOKEN xsrfToken _csrf xsrf GITHUB_TOKEN githubtoken slackBotToken
userToken resetToken passwordResetToken password_reset_token inviteToken x-amz-security-token
X-Vault-Token tokenValue oauth2Token oauth_token_secret deviceToken personalAccessToken jwt idJwt
authorization Authorization AUTHORIZATION proxy-authorization Proxy-Authorization
authorizationHeader auth basicAuth x-auth httpAuth
cookie Cookie cookies set-cookie Set-Cookie setCookie sessionCookie session_cookie
credential credentials creds dbCredentials awsCredentials
connectionString connection_string ConnectionStrings mongoConnectionString connStr
authorizationCode auth_code code_verifier verificationCode backupCodes recoveryCodes mfaCode
security_code clientAssertion SAMLResponse JSESSIONID PHPSESSID seedPhrase recovery_phrase mnemonic
securityAnswer security_answer securityAnswer1 securityAnswers secretAnswer
`
  .trim()
  .split(/\s+/);

/** Names that look alike and are none. */
const HARMLESS_NAMES = `
description tokenCount token_count maxTokens max_tokens MAX_TOKENS totalTokens total_tokens
prompt_tokens completionTokens inputTokens cachedTokens nextToken next_token NextToken nexttoken
pageToken page_token nextPageToken continuationToken syncToken cursorToken idempotencyToken
clientRequestToken tokenType token_type tokenId tokenName tokenizer tokenized tokenExpiresAt
tokenEndpoint token_uri tokenLimit
secretId secret_id SecretId secretName secret_name secretArn SecretARN secretVersion secretsManager
secretKeyRef secretary secretRotationEnabled forceOverwriteReplicaSecretId
passwordPolicy password_policy passwordLastUsed passwordChangedAt passwordResetRequired
passwordLength passwordExpiresIn passwordless passwordStrength passwordFile password_url
keyId key_id KeyId accessKeyId access_key_id AWS_ACCESS_KEY_ID kmsKeyId apiKeyId api_key_id apiKeyName
apiKeyPrefix keyName keyPrefix keyUsage keySpec keys key publicKey public_key PUBLIC-KEY publickey
publicApiKey apiPublicKey publishableKey primaryKey primary_key foreignKey partitionKey sortKey
rowKey cacheKey objectKey s3Key idempotencyKey idempotency-key routingKey translationKey storageKey
groupKey hashKey keyboard monkey turkey hockey whiskey keystone keyword keywords
author authorId author_id authors authorizer authorized authorizedBy authority authored
authorizationUrl authorizationEndpoint authorizationInfo authenticationMethod authType auth_type
authProvider oauth oauthProvider
cookieConsent cookie_policy cookieName acceptCookiesBanner
credentialId credentialType credentialsProvider
passport passenger compass bypass passed passRate
connection connectionId connectionStringName
code statusCode errorCode countryCode zipCode postcode
hash sha256 commitSha gitSha checksum digest etag uuid fingerprint signatureVersion
session sessionId session_id sid
securityQuestion answer answers hmac hmacAlgorithm
path patch pattern compat patId patName card cardId cardNumberLast4 cardType cardHolder number
pinned pinnedAt shipping spinner opinion
certificate clientCertificate
`
  .trim()
  .split(/\s+/);

describe("the verdict on a name", { timeout: 30_000 }, () => {
  it.each(SECRET_NAMES)("holds the texts of %s for secrets", (name) => {
    expect(["texts", "all"]).toContain(verdictOf(name).masks);
  });

  it.each(HARMLESS_NAMES)("leaves the texts of %s alone", (name) => {
    expect(verdictOf(name).masks).toBe("nothing");
  });

  it.each(["pin", "PIN", "userPin", "pin_code", "otp", "totp_code", "otpCode", "cvv", "cvc2"])(
    "holds digits of %s for secrets",
    (name) => {
      expect(["digits", "all"]).toContain(verdictOf(name).masks);
    },
  );

  it.each(["cardNumber", "card_number", "CARD-NUMBER", "creditCardNumber", "creditcardnumber"])(
    "holds numbers of cards in %s for secrets",
    (name) => {
      expect(verdictOf(name).masks).toBe("cards");
    },
  );

  it.each(["pat", "PAT", "githubPat", "AZURE_DEVOPS_EXT_PAT"])(
    "holds tokens in %s for secrets",
    (name) => {
      expect(verdictOf(name).masks).toBe("tokens");
    },
  );

  it("gives the same answer again when it has forgotten", () => {
    for (let count = 0; count < 10_000; count += 1) verdictOf(`harmless${count}Name`);
    expect(verdictOf("userPassword").masks).toBe("all");
  });

  it("judges very long names by their end", () => {
    expect(verdictOf(`${"x_".repeat(100_000)}password`).masks).toBe("all");
    expect(verdictOf(`password_${"x".repeat(100_000)}`).masks).toBe("nothing");
  });
});
