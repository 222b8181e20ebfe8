// Builds one document in a process of its own, so that a crash, a hang or a flood of memory is a finding and not the end
// of the run.
import { spawn } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { performance } from "node:perf_hooks";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..", "..");
const command = join(root, "dist", "cli.js");
const usageReporter = join(root, "bench", "report-usage.cjs");
const heapLimitInMegabytes = 1024;

/**
 * @returns the task with its outcome: `built`; `refused` (errors were reported and nothing was written); or `crashed`
 * (another exit code, a signal, no report, or a limit exceeded), with `reason`. Its `seconds` are processor time, which
 * other work on the machine does not lengthen; a process that only waits is stopped after a multiple of the limit.
 */
export async function runBuild(task, folder, limits) {
  mkdirSync(folder, { recursive: true });
  const words = [
    "build",
    task.document,
    "--out",
    join(folder, "output"),
    "--format",
    "json",
    ...buildWords(task, folder),
  ];
  const { run, reason: failure, seconds, megabytes } = await runCommand(words, folder, limits);
  const report = readReport(run.output);
  const diagnostics = report?.diagnostics ?? [];
  const measured = { ...task, folder, seconds, megabytes, diagnostics, summary: report?.apis?.[0] };
  const reason = failure ?? reasonOfReport(run, report);
  if (reason !== undefined) return { ...measured, outcome: "crashed", reason };
  return { ...measured, outcome: run.exitCode === 0 ? "built" : "refused" };
}

/** Runs the command in a process of its own. `reason` says why that is a crash; undefined when the process ended in order. */
export async function runCommand(words, folder, limits) {
  const usageFile = join(folder, "usage.txt");
  const run = await runProcess(words, folder, usageFile, limits.seconds * 12_000);
  const { seconds, megabytes } = readUsage(usageFile) ?? { seconds: run.seconds, megabytes: 0 };
  return { run, seconds, megabytes, reason: reasonOfCrash(run, { seconds, megabytes }, limits) };
}

function buildWords({ build }, folder) {
  const emitters = build.emitters === undefined ? [] : ["--emit", build.emitters.join(",")];
  if (build.settings === undefined) return emitters;
  const configuration = join(folder, "gatewright.yaml");
  writeFileSync(configuration, build.settings);
  return [...emitters, "--config", configuration];
}

function runProcess(words, folder, usageFile, timeLimitInMilliseconds) {
  const argumentsOfNode = [
    `--max-old-space-size=${heapLimitInMegabytes}`,
    "--require",
    usageReporter,
    command,
    ...words,
  ];
  return new Promise((resolve, reject) => {
    const output = [];
    const errors = [];
    const started = performance.now();
    const child = spawn(process.execPath, argumentsOfNode, {
      cwd: folder,
      env: { ...process.env, BENCH_USAGE_FILE: usageFile, GATEWRIGHT_DEBUG: "1", NO_COLOR: "1" },
      stdio: ["ignore", "pipe", "pipe"],
    });
    let timedOut = false;
    const timer = setTimeout(() => {
      timedOut = true;
      child.kill("SIGKILL");
    }, timeLimitInMilliseconds);
    child.stdout.on("data", (chunk) => output.push(chunk));
    child.stderr.on("data", (chunk) => errors.push(chunk));
    child.on("error", reject);
    child.on("close", (exitCode, signal) => {
      clearTimeout(timer);
      resolve({
        exitCode,
        signal,
        timedOut,
        seconds: (performance.now() - started) / 1000,
        output: Buffer.concat(output).toString("utf8"),
        errors: Buffer.concat(errors).toString("utf8"),
      });
    });
  });
}

function reasonOfCrash({ exitCode, signal, timedOut, output, errors, ...run }, { seconds, megabytes }, limits) {
  if (timedOut) return `stopped after ${run.seconds.toFixed(0)} s`;
  if (/heap out of memory/i.test(errors)) return `out of memory at ${heapLimitInMegabytes} MB of heap`;
  if (signal !== null) return `ended by ${signal}: ${said(errors, output)}`;
  if (exitCode !== 0 && exitCode !== 1) return `exit code ${exitCode}: ${said(errors, output)}`;
  if (seconds > limits.seconds) return `took ${seconds.toFixed(1)} s`;
  if (megabytes > limits.megabytes) return `took ${megabytes.toFixed(0)} MB`;
  return undefined;
}

function reasonOfReport({ exitCode, output, errors }, report) {
  if (report === undefined) return `exit code ${exitCode} without a report: ${said(errors, output)}`;
  if (exitCode === 1 && !report.diagnostics.some(({ severity }) => severity === "error"))
    return "exit code 1 without an error";
  if (exitCode === 0 && !report.succeeded) return "exit code 0, but the report says that it failed";
  return undefined;
}

const said = (errors, output) => `${errors}\n${output}`.trim().slice(0, 4000);

function readReport(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Peak of resident memory, and processor time; undefined when the process was killed before it could say. */
function readUsage(usageFile) {
  try {
    const [kilobytes, milliseconds] = readFileSync(usageFile, "utf8").trim().split("\n").at(-1).split(" ").map(Number);
    return { megabytes: kilobytes / 1024, seconds: milliseconds / 1000 };
  } catch {
    return undefined;
  }
}
