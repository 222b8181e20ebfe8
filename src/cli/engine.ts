import { setFlagsFromString } from "node:v8";

/**
 * Lets V8 compile a function for speed only after it has run for long. A build is a short process: with V8's own
 * threshold, a third of its time goes into compiling functions that are soon done; what runs long in documents of many
 * megabytes still gets there. Done only where the flag is known to exist, since V8 complains about others.
 *
 * @param v8 version of V8, as `process.versions.v8` has it
 */
export function deferOptimization(v8: string): void {
  if (/^1[1-3]\./.test(v8)) setFlagsFromString("--interrupt-budget=1000000");
}
