// The results as Markdown tables.

const seconds = (milliseconds) => `${(milliseconds / 1000).toFixed(2)} s`;
const ratio = (value) => (Number.isFinite(value) ? `${value.toFixed(2)}x` : "-");
const cell = (text) => String(text).replaceAll("|", "\\|");

function table(heading, rows) {
  const line = (cells) => `| ${cells.map(cell).join(" | ")} |`;
  return [line(heading), line(heading.map(() => "---")), ...rows.map(line)].join("\n");
}

/** Times of all, ratios to the floor, and how often the time of Gatewright fits into theirs. */
export function comparisonTable(results) {
  const floor = results.find(({ name }) => name === "floor");
  const own = results.find(({ name }) => name === "gatewright");
  const working = results.filter(
    ({ name, failure }) => failure === undefined && name !== "floor" && name !== "gatewright",
  );
  const quickest = working.reduce(
    (best, next) => (best === undefined || next.median < best.median ? next : best),
    undefined,
  );
  const rows = results.map((result) => rowOf(result, floor, quickest));
  const heading = [
    "",
    "version",
    "produces",
    "median",
    "min",
    "max",
    "n",
    "to the floor",
    "to the quickest peer",
    "processor",
    "peak memory",
    "written",
  ];
  const failures = results.filter(({ failure }) => failure !== undefined);
  return [
    table(heading, rows),
    ...verdict(own, quickest),
    ...failures.map(({ name, failure }) => `- ${name} fails: ${failure}`),
  ].join("\n");
}

function rowOf(result, floor, quickest) {
  const { name, version, produces } = result;
  if (result.failure !== undefined) return [name, version, produces, "fails", "", "", "", "", "", "", "", ""];
  return [
    ...[name, version, produces, seconds(result.median), seconds(result.minimum), seconds(result.maximum), result.runs],
    ratio(result.median / (floor?.median ?? Number.NaN)),
    name === "floor" ? "" : ratio(result.median / (quickest?.median ?? Number.NaN)),
    seconds(result.processor),
    `${result.peakMegabytes.toFixed(0)} MB`,
    `${(result.writtenBytes / 1e6).toFixed(2)} MB in ${result.writtenFiles}`,
  ];
}

function verdict(own, quickest) {
  if (own === undefined || own.failure !== undefined || quickest === undefined) return [""];
  const times = (quickest.median / own.median).toFixed(1);
  return ["", `- gatewright is ${times} times as quick as the quickest peer (${quickest.name})`];
}

export function startUpTable(floor, builds) {
  const rows = [floor, ...builds].map((result) =>
    result.failure === undefined
      ? [
          result.produces,
          seconds(result.median),
          seconds(result.minimum),
          ratio(result.median / floor.median),
          `${result.peakMegabytes.toFixed(0)} MB`,
        ]
      : [result.produces, "fails", result.failure, "", ""],
  );
  return table(["build", "median", "min", "to the floor", "peak memory"], rows);
}

/**
 * A factor of 4 in size should cost a factor of 4 in time at most. Start-up is the same at every size, so the factor is
 * given both for the whole time and for what comes on top of start-up; the second is the stricter one.
 */
export function growthTable(growth) {
  const rows = growth.flatMap(({ produces, start, sizes }) =>
    sizes.map(({ factor, bytes, result }, index) => {
      const label = [produces, `${factor}x`, `${(bytes / 1e6).toFixed(2)} MB`];
      if (result.failure !== undefined) return [...label, "fails", "", "", result.failure];
      const previous = sizes[index - 1]?.result;
      return [
        ...label,
        seconds(result.median),
        previous === undefined ? "" : ratio(result.median / previous.median),
        previous === undefined ? "" : ratio((result.median - start.median) / (previous.median - start.median)),
        `${result.peakMegabytes.toFixed(0)} MB`,
      ];
    }),
  );
  return table(["build", "size", "document", "median", "growth", "growth above start-up", "peak memory"], rows);
}

/** Size and loading time of Lambda functions; an empty one shows what the runtime itself takes. */
export function functionsTable(functions) {
  const kilobytes = (bytes) => (bytes === undefined ? "" : `${(bytes / 1000).toFixed(1)} kB`);
  const rows = functions.map(({ language, count, bytes, archived, milliseconds }) => [
    language,
    count === 0 ? "an empty module" : count,
    kilobytes(bytes),
    kilobytes(archived),
    `${milliseconds.toFixed(1)} ms`,
  ]);
  return table(["", "operations", "code", "archive", "loaded in"], rows);
}

const bytes = (size) =>
  size === undefined ? "-" : `${size.gzipped.toLocaleString("en")} (${size.minified.toLocaleString("en")})`;

/** Bytes after gzip, and after minifying in brackets. */
export function sizeTable({ results }) {
  const rows = results.map(({ name, version, one, core, failure }) =>
    failure === undefined
      ? [name, version, bytes(one), bytes(core)]
      : [name, version, `fails: ${failure.slice(0, 200)}`, ""],
  );
  return table(["", "version", "application with one operation", "core alone"], rows);
}
