export { SendError } from "./send-error.js";
export { createSender, type Sender, type SenderOptions } from "./sender.js";
