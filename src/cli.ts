#!/usr/bin/env node
import process from "node:process";
import { deferOptimization } from "./cli/engine.js";
import { run } from "./cli/run.js";
import { exitCodes } from "./cli/terminal.js";

const showsColors = (stream: NodeJS.WriteStream): boolean =>
  stream.isTTY === true && !process.env.NO_COLOR && process.env.TERM !== "dumb";

deferOptimization(process.versions.v8);

// A reader that has seen enough (`gatewright model api.yaml | head`) is no failure.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") process.exit(exitCodes.success);
  throw error;
});

process.exitCode = await run(process.argv.slice(2), {
  workingDirectory: process.cwd(),
  environment: process.env,
  colored: { output: showsColors(process.stdout), errors: showsColors(process.stderr) },
  writeOutput: (text) => process.stdout.write(text),
  writeError: (text) => process.stderr.write(text),
});
