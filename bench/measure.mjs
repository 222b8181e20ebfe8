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
 * Warms up every contender once (which also shows whether it works at all), then runs those that work in turn, A B C A B C, so that a busy moment of the machine does not hit one of them alone.
 */
export async function measure(contenders, document, runs, onProgress) {
  const measurements = [];
  for (const contender of contenders) {
    onProgress(`${contender.name}: warm-up`);
    const warmUp = await runOnce(contender, document);
    measurements.push({ contender, warmUp, runs: [], failure: failureOf(warmUp) });
  }
  for (let round = 0; round < runs; round += 1) {
    for (const measurement of measurements) {
      const isDone = measurement.warmUp.milliseconds > SLOW_IN_MILLISECONDS && round > 0;
      if (measurement.failure !== undefined || isDone) continue;
      onProgress(`${measurement.contender.name}: run ${round + 1} of ${runs}`);
      const run = await runOnce(measurement.contender, document);
      measurement.failure = failureOf(run);
      measurement.runs.push(run);
    }
  }
  return measurements.map(summarise);
}

function summarise({ contender, warmUp, runs, failure }) {
  const base = { name: contender.name, version: contender.version, produces: contender.produces, failure };
  if (failure !== undefined) return base;
  const sorted = sort(runs.map(({ milliseconds }) => milliseconds));
  return {
    ...base,
    runs: sorted.length,
    median: medianOf(sorted),
    minimum: sorted[0],
    maximum: sorted[sorted.length - 1],
    processor: medianOf(sort(runs.map(({ usage }) => usage.milliseconds))),
    peakMegabytes: Math.max(...runs.map(({ usage }) => usage.kilobytes)) / 1024,
    writtenBytes: warmUp.writtenBytes,
    writtenFiles: warmUp.writtenFiles,
  };
}

const sort = (numbers) => [...numbers].sort((left, right) => left - right);

function medianOf(sorted) {
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

/** The first line that sounds like a message; one that ends in a colon only announces it. */
function firstError(text) {
  const lines = stripVTControlCharacters(text)
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== "" && !line.endsWith(":"));
  const line = lines.find((candidate) => /error|failed|cannot|please/i.test(candidate)) ?? lines[0];
  return (line ?? "no message").slice(0, 220);
}

async function runOnce(contender, document) {
  const folder = mkdtempSync(join(tmpdir(), "bench-"));
  try {
    const usageFile = join(folder, "usage.txt");
    const output = join(folder, "output");
    mkdirSync(output);
    const result = await runProcess(contender.command(document, output), folder, usageFile);
    return { ...result, ...sizeOf(output), usage: readUsage(usageFile) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function runProcess(commandLine, workingFolder, usageFile) {
  const environment = {
    ...process.env,
    DO_NOT_TRACK: "1",
    NO_COLOR: "1",
    BENCH_USAGE_FILE: usageFile,
    NODE_OPTIONS: `--require=${JSON.stringify(join(benchFolder, "report-usage.cjs"))}`,
  };
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

/**
 * Processor time of all processes that took part, and the peak of the largest of them: they rarely peak together, so a
 * sum would overstate.
 */
function readUsage(usageFile) {
  try {
    const lines = readFileSync(usageFile, "utf8").trim().split("\n");
    const figures = lines.map((line) => line.split(" ").map(Number));
    return {
      kilobytes: Math.max(...figures.map(([kilobytes]) => kilobytes)),
      milliseconds: figures.reduce((sum, [, milliseconds]) => sum + milliseconds, 0),
    };
  } catch (error) {
    if (error.code === "ENOENT") return { kilobytes: Number.NaN, milliseconds: Number.NaN };
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
