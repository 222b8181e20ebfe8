import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import process from "node:process";
import { unzipSync } from "fflate";
import type { DeployedFunction } from "./deployed-api.js";

/** Reads an event from standard input, and writes what the handler answers to the fourth descriptor: logs go elsewhere. */
const starter = `
const [module, name] = process.argv[1].split(".");
let text = "";
process.stdin.on("data", (chunk) => (text += chunk)).on("end", async () => {
  const { event, context } = JSON.parse(text);
  const answer = await require("./" + module + ".js")[name](event, { ...context, getRemainingTimeInMillis: () => 1000 });
  require("node:fs").writeSync(3, JSON.stringify(answer));
});
`;

const context = {
  awsRequestId: "c6af9ac6-7b61-11e6-9a41-93e8deadbeef",
  functionName: "function",
  invokedFunctionArn: "arn:aws:lambda:eu-central-1:111122223333:function:function",
};

/**
 * Unpacks a function into an empty folder and calls it in a process of its own, which has nothing but Node and the
 * function's environment.
 *
 * @param more environment that Lambda itself adds
 */
export async function callFunction(
  { archive, entryPoint, environment, timeoutSeconds }: DeployedFunction,
  event: unknown,
  more: Readonly<Record<string, string>> = {},
): Promise<unknown> {
  const folder = mkdtempSync(join(tmpdir(), "gatewright-function-"));
  try {
    for (const [path, bytes] of Object.entries(unzipSync(archive))) write(join(folder, path), bytes);
    const child = spawn(process.execPath, ["-e", starter, entryPoint], {
      cwd: folder,
      env: { ...environment, ...more },
      stdio: ["pipe", "pipe", "pipe", "pipe"],
      // A machine that does much else starts processes slowly: this is not about time.
      timeout: timeoutSeconds * 10_000,
    });
    const said: Buffer[] = [];
    const answered: Buffer[] = [];
    for (const stream of [child.stdout, child.stderr]) stream?.on("data", (chunk: Buffer) => said.push(chunk));
    child.stdio[3]?.on("data", (chunk: Buffer) => answered.push(chunk));
    child.stdin?.end(JSON.stringify({ event, context }));
    const exitCode = await new Promise((resolve, reject) => child.on("error", reject).on("close", resolve));
    if (exitCode !== 0) throw new Error(`The function ended with ${exitCode}:\n${Buffer.concat(said)}`);
    return JSON.parse(Buffer.concat(answered).toString("utf8"));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function write(path: string, content: string | Uint8Array): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
}
