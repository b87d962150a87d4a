export { MASK } from "./mask.js";
export { type Redacted, type RedactOptions, redact } from "./values/redact.js";
