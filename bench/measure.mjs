// Times whole processes. A generator is run from a build script, so start-up, parsing and writing all count.
import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { stripVTControlCharacters } from "node:util";
import { benchFolder } from "./contenders.mjs";

const TIME_LIMIT_IN_MILLISECONDS = 180_000;
/** A contender whose warm-up took longer than this is counted once only, so that one of them does not hold up the rest. */
const SLOW_IN_MILLISECONDS = 20_000;

/**
 * Warms up every contender once (which also measures its memory and shows whether it works at all), then runs those
 * that work in turn, A B C A B C, so that a busy moment of the machine does not hit one of them alone.
 */
export async function measure(contenders, document, runs, onProgress) {
  const measurements = [];
  for (const contender of contenders) {
    onProgress(`${contender.name}: warm-up`);
    const warmUp = await runOnce(contender, document, true);
    measurements.push({ contender, warmUp, times: [], failure: failureOf(warmUp) });
  }
  for (let round = 0; round < runs; round += 1) {
    for (const measurement of measurements) {
      const isDone = measurement.warmUp.milliseconds > SLOW_IN_MILLISECONDS && round > 0;
      if (measurement.failure !== undefined || isDone) continue;
      onProgress(`${measurement.contender.name}: run ${round + 1} of ${runs}`);
      const run = await runOnce(measurement.contender, document, false);
      measurement.failure = failureOf(run);
      measurement.times.push(run.milliseconds);
    }
  }
  return measurements.map(summarise);
}

function summarise({ contender, warmUp, times, failure }) {
  const base = { name: contender.name, version: contender.version, produces: contender.produces, failure };
  if (failure !== undefined) return base;
  const sorted = [...times].sort((left, right) => left - right);
  return {
    ...base,
    runs: sorted.length,
    median: medianOf(sorted),
    minimum: sorted[0],
    maximum: sorted[sorted.length - 1],
    peakMegabytes: warmUp.peakKilobytes / 1024,
    writtenBytes: warmUp.writtenBytes,
    writtenFiles: warmUp.writtenFiles,
  };
}

export function medianOf(sorted) {
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** Some tools report a failure and exit with 0: whoever has written nothing has failed as well. */
function failureOf(run) {
  if (run.timedOut) return `did not end within ${TIME_LIMIT_IN_MILLISECONDS / 1000} s`;
  if (run.exitCode !== 0) return `exit code ${run.exitCode}: ${firstError(run.text)}`;
  if (run.writtenFiles === 0) return `exit code 0, but nothing written: ${firstError(run.text)}`;
  return undefined;
}

function firstError(text) {
  const lines = stripVTControlCharacters(text)
    .split(/\r?\n/)
    .map((line) => line.trim());
  const line =
    lines.find((candidate) => /error|failed|cannot|please/i.test(candidate)) ??
    lines.find((candidate) => candidate !== "");
  return (line ?? "no message").slice(0, 220);
}

async function runOnce(contender, document, withUsage) {
  const folder = mkdtempSync(join(tmpdir(), "bench-"));
  try {
    const usageFile = join(folder, "usage.txt");
    const output = join(folder, "output");
    mkdirSync(output);
    const result = await runProcess(contender.command(document, output), folder, withUsage ? usageFile : undefined);
    return { ...result, ...sizeOf(output), ...(withUsage ? { peakKilobytes: readPeak(usageFile) } : {}) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function runProcess(commandLine, workingFolder, usageFile) {
  const environment = { ...process.env, DO_NOT_TRACK: "1", NO_COLOR: "1" };
  if (usageFile !== undefined) {
    environment.BENCH_USAGE_FILE = usageFile;
    environment.NODE_OPTIONS = `--require=${JSON.stringify(join(benchFolder, "report-usage.cjs"))}`;
  }
  return new Promise((resolve, reject) => {
    const texts = [];
    const started = performance.now();
    const child = spawn(process.execPath, commandLine, {
      cwd: workingFolder,
      env: environment,
      stdio: ["ignore", "pipe", "pipe"],
    });
    let timedOut = false;
    const timer = setTimeout(() => {
      timedOut = true;
      child.kill("SIGKILL");
    }, TIME_LIMIT_IN_MILLISECONDS);
    child.stdout.on("data", (chunk) => texts.push(chunk));
    child.stderr.on("data", (chunk) => texts.push(chunk));
    child.on("error", reject);
    child.on("close", (exitCode) => {
      clearTimeout(timer);
      const milliseconds = performance.now() - started;
      resolve({ exitCode, milliseconds, timedOut, text: Buffer.concat(texts).toString("utf8") });
    });
  });
}

/** The largest of the processes that took part; they rarely peak together, so a sum would overstate. */
function readPeak(usageFile) {
  try {
    const lines = readFileSync(usageFile, "utf8").trim().split("\n");
    return Math.max(...lines.map((line) => Number(line.split(" ")[0])));
  } catch (error) {
    if (error.code === "ENOENT") return Number.NaN;
    throw error;
  }
}

function sizeOf(folder) {
  let writtenBytes = 0;
  let writtenFiles = 0;
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    writtenFiles += 1;
    writtenBytes += statSync(join(entry.parentPath, entry.name)).size;
  }
  return { writtenBytes, writtenFiles };
}
