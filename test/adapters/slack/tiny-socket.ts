import { createHash } from "node:crypto";
import { EventEmitter, once } from "node:events";
import http from "node:http";
import type { AddressInfo } from "node:net";
import type { Duplex } from "node:stream";
import { onTestFinished } from "vitest";

/** The one text every WebSocket server adds to the key (RFC 6455, 1.3). */
const GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
const [TEXT, CLOSE, PING, PONG] = [0x1, 0x8, 0x9, 0xa];

/** The server's side of Socket Mode, as far as Fundi meets it: short text frames, pings and closing. It ends with the test. */
export class TinySocket {
  /** What came, in order: acknowledgements. */
  readonly received: unknown[] = [];
  /** How many connections have been opened. */
  opened = 0;
  /** Whether a new connection is greeted, as Slack does when it is ready. */
  greets = true;
  readonly #server = http.createServer();
  readonly #events = new EventEmitter();
  #socket: Duplex | undefined;

  static async open(): Promise<TinySocket> {
    const made = new TinySocket();
    made.#server.on("upgrade", (request, socket) => made.#accept(request, socket));
    await new Promise<void>((ready) => made.#server.listen(0, "127.0.0.1", ready));
    onTestFinished(() => {
      made.cut();
      made.#server.close();
    });
    return made;
  }

  get url(): string {
    return `ws://127.0.0.1:${(this.#server.address() as AddressInfo).port}/link`;
  }

  send(envelope: object): void {
    this.#write(TEXT, Buffer.from(JSON.stringify(envelope)));
  }

  /** Without a word, as when a cable is pulled. */
  cut(): void {
    this.#socket?.destroy();
  }

  /** The next thing that comes. */
  async next(): Promise<unknown> {
    await once(this.#events, "message", { signal: AbortSignal.timeout(5_000) });
    return this.received.at(-1);
  }

  /** The next connection. */
  async connected(): Promise<void> {
    await once(this.#events, "opened", { signal: AbortSignal.timeout(5_000) });
  }

  #accept(request: http.IncomingMessage, socket: Duplex): void {
    const accepted = createHash("sha1").update(`${request.headers["sec-websocket-key"]}${GUID}`).digest("base64");
    socket.write(`HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accepted}\r\n\r\n`);
    this.#socket = socket;
    this.opened++;
    let waiting = Buffer.alloc(0);
    socket.on("data", (piece: Buffer) => {
      waiting = Buffer.concat([waiting, piece]);
      for (let frame = readFrame(waiting); frame; frame = readFrame(waiting)) {
        waiting = waiting.subarray(frame.length);
        this.#take(frame.code, frame.body);
      }
    });
    socket.on("error", () => {});
    if (this.greets) this.send({ type: "hello" });
    this.#events.emit("opened");
  }

  #take(code: number, body: Buffer): void {
    if (code === PING) this.#write(PONG, body);
    if (code === CLOSE) {
      this.#write(CLOSE, body);
      this.#socket?.end();
    }
    if (code !== TEXT) return;
    this.received.push(JSON.parse(body.toString()));
    this.#events.emit("message");
  }

  #write(code: number, body: Buffer): void {
    const length = body.length < 126 ? Buffer.from([body.length]) : Buffer.from([126, body.length >> 8, body.length & 0xff]);
    this.#socket?.write(Buffer.concat([Buffer.from([0x80 | code]), length, body]));
  }
}

/** A client masks what it sends. Nothing until the whole frame is here. */
function readFrame(bytes: Buffer): { readonly code: number; readonly body: Buffer; readonly length: number } | undefined {
  if (bytes.length < 2) return undefined;
  const short = (bytes[1] ?? 0) & 0x7f;
  const start = short === 126 ? 4 : 2;
  if (bytes.length < start + 4) return undefined;
  const size = short === 126 ? bytes.readUInt16BE(2) : short;
  const length = start + 4 + size;
  if (bytes.length < length) return undefined;
  const mask = bytes.subarray(start, start + 4);
  const body = Buffer.from(bytes.subarray(start + 4, length).map((byte, at) => byte ^ (mask[at % 4] ?? 0)));
  return { code: (bytes[0] ?? 0) & 0xf, body, length };
}
