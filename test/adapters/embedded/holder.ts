// A process of its own that holds an embedded database until it is killed: node holder.ts <folder>
import { startEmbedded } from "../../../src/adapters/store/embedded/start-embedded.ts";

const embedded = await startEmbedded({ folder: process.argv[2]!, durable: false });
console.log(JSON.stringify({ isOwner: embedded.isOwner(), connection: embedded.connection }));
setInterval(() => {}, 60_000);
