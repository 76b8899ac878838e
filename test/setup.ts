import net from "node:net";
import { afterAll, afterEach } from "vitest";

// What no test may do unnoticed: call out, complain, leak. Each complaint fails the test that was running, or its file.

const complaints: string[] = [];

function complain(text: string): void {
  complaints.push(text);
}

function failOnComplaints(): void {
  const all = complaints.splice(0);
  if (all.length > 0) throw new Error(`Nothing may complain during a test:\n${all.join("\n")}`);
}

const LOOPBACK = /^(localhost|127\.\d+\.\d+\.\d+|::1|::ffff:127\.\d+\.\d+\.\d+|0\.0\.0\.0|::)$/i;

/** A server that tests run against may be elsewhere. */
const SERVER = process.env.DATABASE_URL ? new URL(process.env.DATABASE_URL).hostname : undefined;

interface Target {
  readonly host?: string;
  readonly path?: string;
}

function targetOf(args: readonly unknown[]): Target {
  // Node passes its own normalised arguments along as an array.
  const [first, second] = Array.isArray(args[0]) ? args[0] : args;
  if (typeof first === "object" && first !== null) return first as Target;
  if (typeof first === "string" && Number.isNaN(Number(first))) return { path: first };
  return typeof second === "string" ? { host: second } : {};
}

const connect = net.Socket.prototype.connect;
net.Socket.prototype.connect = function deny(this: net.Socket, ...args: unknown[]): net.Socket {
  const { host, path } = targetOf(args);
  if (path || !host || LOOPBACK.test(host) || host === SERVER) return Reflect.apply(connect, this, args);
  const error = new Error(`Tests have no network: something wants to connect to ${host}`);
  complain(error.message);
  // As the system would say it: later, and to whoever listens.
  process.nextTick(() => this.destroy(error));
  return this;
} as typeof net.Socket.prototype.connect;

for (const level of ["error", "warn"] as const) {
  const write = console[level];
  console[level] = (...args: unknown[]) => {
    complain(`console.${level}: ${args.map(String).join(" ")}`);
    write(...args);
  };
}

// Node prints this one itself when TypeScript is stripped on some versions; it says nothing about our code.
const EXPECTED_WARNINGS = ["ExperimentalWarning"];
const onWarning = (warning: Error): void => {
  if (!EXPECTED_WARNINGS.includes(warning.name)) complain(warning.stack ?? warning.message);
};
process.on("warning", onWarning);

afterEach(failOnComplaints);
// Warnings are told a moment later: the last test's would otherwise be nobody's.
afterAll(async () => {
  await new Promise((later) => setImmediate(later));
  process.off("warning", onWarning);
  failOnComplaints();
});
