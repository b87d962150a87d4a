import { startMongo } from "../src/mongo/start-mongo.js";
import { startRedis } from "../src/redis/start-redis.js";

/** A process that starts a database, says so, and waits to be killed. */
const [kind, dataFolder = ""] = process.argv.slice(2);
const start = kind === "mongo" ? startMongo : startRedis;
const server = await start({ dataFolder, onProgress: () => {} });
process.stdout.write(`${server.pid} ${server.port}\n`);
setInterval(() => {}, 60_000);
