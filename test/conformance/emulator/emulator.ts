import { type ChildProcess, spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
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
const patience = 180_000;

/**
 * Starts a server of its own on a port that the system chooses and that the child announces, and asks whoever answers
 * there whether it is that child. It also ends when this process does.
 */
export async function startEmulator(): Promise<Emulator> {
  const token = randomUUID();
  const child = spawn(requireTool("python3"), ["-m", "emulator", "-H", "127.0.0.1", "-p", "0", "--token", token], {
    cwd: parent,
    env: {
      ...process.env,
      MOTO_IAM_LOAD_MANAGED_POLICIES: "true",
      // Functions are deployed from archives that nobody has built.
      VALIDATE_LAMBDA_S3: "false",
      PYTHONDONTWRITEBYTECODE: "1",
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const { endpoint, processId } = await identify(child, token).catch(async (error: unknown) => {
    await end(child);
    throw error;
  });
  // A fault of its own is printed: a client sees the error, and tries again.
  child.stderr?.on("data", (chunk: Buffer) => process.stderr.write(chunk));
  let accounts = 0;
  return {
    endpoint,
    processId,
    newAccount: () => {
      accounts += 1;
      return { endpoint, region, account: String(200_000_000_000 + accounts) };
    },
    stop: () => end(child),
  };
}

/** @throws Error when somebody else answers at the port */
async function identify(child: ChildProcess, token: string): Promise<{ endpoint: string; processId: number }> {
  const endpoint = await announcedEndpoint(child);
  const answer = await fetch(`${endpoint}/_conformance`);
  const identity = (await answer.json()) as { readonly pid: number; readonly token: string };
  if (identity.token !== token) throw new Error(`${endpoint} is held by process ${identity.pid}, which is not ours.`);
  return { endpoint, processId: identity.pid };
}

/** What it prints beside its address is kept for the case that it fails. */
function announcedEndpoint(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = "";
    const fail = (why: string): void => reject(new Error(`The emulator ${why}:\n${said}`));
    const timer = setTimeout(() => fail(`did not listen within ${patience} ms`), patience);
    child.once("error", reject);
    child.once("exit", (code) => fail(`ended with ${code}`));
    const listen = (chunk: Buffer): void => {
      // It may go on to print, and somebody has to take that.
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
