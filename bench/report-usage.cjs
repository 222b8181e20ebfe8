// Preloaded into a measured process (and the Node processes it starts): appends the peak of its resident memory, in
// kilobytes, to a file when it exits. `process.resourceUsage` has the same unit on every platform.
const { appendFileSync } = require("node:fs");

process.on("exit", () => appendFileSync(process.env.BENCH_USAGE_FILE, `${process.resourceUsage().maxRSS}\n`));
