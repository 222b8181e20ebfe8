import { type ChildProcess, spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { requireTool } from "../find-tool.js";

/** A Python program that lives as long as a case: it reads and writes lines of JSON. */
export interface PythonProcess {
  write(message: unknown): void;
  /** @throws Error with what the program wrote to its standard error, when it has ended */
  read(): Promise<Record<string, unknown>>;
  close(): Promise<void>;
}

/** @param program file beside this module */
export function startPython(program: string, programArguments: readonly string[]): PythonProcess {
  const path = fileURLToPath(new URL(program, import.meta.url));
  // -S: nothing of what is installed is needed, and looking for it takes longer than anything else here.
  const child: ChildProcess = spawn(requireTool("python3"), ["-B", "-S", "-X", "utf8", path, ...programArguments], {
    stdio: ["pipe", "pipe", "pipe"],
  });
  let errors = "";
  child.stderr?.setEncoding("utf8").on("data", (text: string) => {
    errors = (errors + text).slice(-4000);
  });
  // A program that has ended takes nothing any more; reading tells why.
  child.stdin?.on("error", () => undefined);
  const ended = new Promise<void>((resolve) => child.on("close", () => resolve()));
  const lines = createInterface({ input: child.stdout as NodeJS.ReadableStream })[Symbol.asyncIterator]();
  return {
    write: (message) => void child.stdin?.write(`${JSON.stringify(plain(message))}\n`),
    read: async () => {
      const { value, done } = await lines.next();
      if (done === true) {
        await ended;
        throw new Error(`${program} has ended: ${errors}`);
      }
      return revived(JSON.parse(value)) as Record<string, unknown>;
    },
    close: async () => {
      child.stdin?.end();
      await ended;
    },
  };
}

function plain(value: unknown): unknown {
  if (value instanceof Uint8Array) return { $bytes: Buffer.from(value).toString("base64") };
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, plain(member)]));
}

function revived(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(revived);
  if (typeof value !== "object" || value === null) return value;
  const members = Object.entries(value);
  const [only] = members;
  if (members.length === 1 && only?.[0] === "$bytes") return new Uint8Array(Buffer.from(only[1] as string, "base64"));
  return Object.fromEntries(members.map(([name, member]) => [name, revived(member)]));
}
