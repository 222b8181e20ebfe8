import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { requireTool } from "../../support/find-tool.js";
import { type Connection, region } from "./connection.js";

/** A server on the loopback that answers as AWS would. */
export interface Emulator {
  /** `http://127.0.0.1:PORT`. */
  readonly endpoint: string;
  readonly processId: number;
  /** An account that nobody has used. */
  newAccount(): Connection;
  /** Ends the server, and nothing else. */
  stop(): Promise<void>;
}

/** The emulator's package, `emulator/`, is run as a module. */
const parent = fileURLToPath(new URL("..", import.meta.url));
/** Milliseconds that the server may take to listen. */
const patience = 60_000;

/**
 * Starts a server of its own on a port that the system chooses. The port is the one that the child itself announces
 * once it listens there, so nobody else's server is taken for it.
 */
export async function startEmulator(): Promise<Emulator> {
  const child = spawn(requireTool("python3"), ["-m", "emulator", "-H", "127.0.0.1", "-p", "0"], {
    cwd: parent,
    env: { ...process.env, MOTO_IAM_LOAD_MANAGED_POLICIES: "true", PYTHONDONTWRITEBYTECODE: "1" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const endpoint = await announcedEndpoint(child).catch(async (error: unknown) => {
    await end(child);
    throw error;
  });
  let accounts = 0;
  return {
    endpoint,
    processId: child.pid ?? 0,
    newAccount: () => {
      accounts += 1;
      return { endpoint, region, account: String(200_000_000_000 + accounts) };
    },
    stop: () => end(child),
  };
}

function announcedEndpoint(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = "";
    const fail = (why: string): void => reject(new Error(`The emulator ${why}:\n${said}`));
    const timer = setTimeout(() => fail(`did not listen within ${patience} ms`), patience);
    child.once("error", reject);
    child.once("exit", (code) => fail(`ended with ${code}`));
    const listen = (chunk: Buffer): void => {
      // It goes on to say a line for each request: somebody has to take them.
      if (said.length > 100_000) return;
      said += chunk.toString("utf8");
      const endpoint = /http:\/\/127\.0\.0\.1:\d+/.exec(said)?.[0];
      if (endpoint === undefined) return;
      clearTimeout(timer);
      resolve(endpoint);
    };
    child.stdout?.on("data", listen);
    child.stderr?.on("data", listen);
  });
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, "exit");
  child.kill();
  await ended;
}
