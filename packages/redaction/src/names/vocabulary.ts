/**
 * The words by which a name is judged, in lower case and singular. A compound that is written
 * apart or in any casing (`passWord`, `pass_word`) is looked up with its words joined.
 */

/** What these name is a secret as a whole, texts and numbers alike, however deep. */
export const PASSWORD_WORDS = new Set([
  "password",
  "passwd",
  "passwrd",
  "passphrase",
  "passcode",
  "passwort",
  "kennwort",
  "contrasena",
  "senha",
  "pwd",
  "pw",
  "psw",
  "storepass",
  "keypass",
  "privatekey",
  "connectionstring",
  "connstring",
  "connstr",
  "sharedaccesssignature",
  "seedphrase",
  "recoveryphrase",
  "secretphrase",
  "mnemonic",
  "mnemonicphrase",
  "keymaterial",
  "secretkeybase",
]);

/** These often hold an object that describes the secret besides (`credentials: { accessKeyId, … }`). */
export const SECRET_WORDS = new Set([
  "secret",
  "credential",
  "cred",
  "apikey",
  "accesskey",
  "securityanswer",
  "secretanswer",
]);

/** Texts of these are secrets; numbers are not (`tokens: 1532`). */
export const TOKEN_WORDS = new Set([
  "token",
  "jwt",
  "csrf",
  "xsrf",
  "bearer",
  "pass",
  "samlresponse",
  "samlassertion",
  "clientassertion",
  "codeverifier",
  "sessid",
  "phpsessid",
  "jsessionid",
]);

export const COOKIE_WORDS = new Set(["cookie", "setcookie"]);

export const AUTHORIZATION_WORDS = new Set(["authorization", "authorisation", "auth"]);

/** Short codes of digits. Other values of these names stay: `pin` may be a place on a map. */
export const CODE_WORDS = new Set(["pin", "pincode", "otp", "totp", "hotp", "cvv", "cvc", "csc"]);

/** Numbers of payment cards. Other values stay: a `cardNumber` may be a place in a deck. */
export const CARD_WORDS = new Set([
  "cardnumber",
  "creditcardnumber",
  "debitcardnumber",
  "ccnumber",
  "cardno",
]);

/** A personal access token, or a person's name: only texts that look like tokens are secrets. */
export const TOKEN_ABBREVIATIONS = new Set(["pat"]);

/** A name that ends in one of these without any division (`dbpassword`, `APPSECRET`). */
export const UNDIVIDED_ENDS = [
  "password",
  "passwd",
  "passphrase",
  "passwort",
  "secretkey",
  "privatekey",
  "secret",
  "apikey",
  "accesskey",
  "accountkey",
  "token",
  "authorization",
  "cookie",
] as const;

/** `… key` is a secret only after one of these: most keys are identifiers. */
export const KEY_KINDS = new Set(
  `access account admin api app auth authorization azure client datadog decryption encryption
  firebase functions github gitlab google hmac license maps master openai anthropic private read
  recovery root rsa secret sendgrid server service session shared signature signing slack ssh ssl
  stripe subscription symmetric tls twilio webhook wrapping write`.split(/\s+/),
);

/** `… code` is a secret only after one of these: most codes are results. */
export const CODE_KINDS = new Set(
  `access activation auth authorization backup factor mfa otp recovery reset security sms totp
  verification`.split(/\s+/),
);

/** `… token` after one of these is a place in a list, a count, or a key against doing things twice. */
export const HARMLESS_TOKEN_KINDS = new Set(
  `next page previous prev continuation continue pagination cursor sync delta resume start end
  cancel cancellation stop bos eos pad unk mask cls sep special design idempotency request
  max min total prompt completion input output cached reasoning used remaining num per of`.split(
    /\s+/,
  ),
);

/** Words that say a name is meant for everybody. */
export const PUBLIC_WORDS = new Set(["public", "publishable"]);

/** Endings that leave a name what it is: `passwordValue`, `secret_text`, `password_confirmation`. */
export const TRANSPARENT_ENDS = new Set(
  `value text string str plain plaintext cleartext raw base b encoded encrypted decrypted data
  header input old new current previous prev original confirm confirmation again repeat retype
  binary pem json bytes hex env var variable param parameter`.split(/\s+/),
);

/** After a password these still are one: a hash can be tried out. */
export const HASH_WORDS = new Set(["hash", "hashed", "digest", "salt"]);

/** Names that describe a secret rather than being one, inside `credentials`, `secrets` and the like. */
export const DESCRIPTION_WORDS = new Set(
  `id ids uid uuid guid name names type kind status state arn version description label title provider issuer
  algorithm alg expiration expires expiry expire at on in time date created updated modified used
  by region scope role user username email login domain prefix last enabled method endpoint url
  host port database path count length size tag`.split(/\s+/),
);

/** Names beside which `name`, `key`, `header`, `field` or `path` may say what the value is. */
export const PAIR_VALUE_NAMES = new Set(
  `value values val v content data old new from to before after previous current`.split(/\s+/),
);

/** Where such a pair's name stands. */
export const PAIR_NAME_KEYS = [
  "name",
  "key",
  "header",
  "field",
  "path",
  "attribute",
  "property",
  "parameter",
  "variable",
  "Name",
  "Key",
  "Field",
  "ParameterKey",
  "headerName",
  "fieldName",
  "parameterName",
  "variableName",
  "k",
  "n",
] as const;

/** These mostly name a thing, not a field: they count only beside `value`, and for clear secrets. */
export const PAIR_TITLE_KEYS = ["id", "label"] as const;
