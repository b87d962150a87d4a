export type { Caller, ProducerIdentity } from "./caller.js";
