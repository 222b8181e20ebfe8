// Preloaded into a measured process (and the Node processes it starts): appends to a file, when it exits, the peak of its
// resident memory in kilobytes and the processor time that it took in milliseconds. `process.resourceUsage` has the
// same units on every platform.
const { appendFileSync } = require("node:fs");

process.on("exit", () => {
  const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
  appendFileSync(process.env.BENCH_USAGE_FILE, `${maxRSS} ${(userCPUTime + systemCPUTime) / 1000}\n`);
});
