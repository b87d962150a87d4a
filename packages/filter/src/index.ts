export { canonicalIp } from "./canonical-ip.js";
export { canonicalMethod } from "./canonical-method.js";
export { resolveInstant } from "./instant.js";
export { ipToBytes } from "./ip-bytes.js";
export { type IpRange, ipRange } from "./ip-range.js";
export { isPublicIp } from "./public-ip.js";
export { type StatusRange, statusRange } from "./status-range.js";
export { truncatedIp } from "./truncated-ip.js";
