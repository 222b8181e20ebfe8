// The results of a corpus run as text.
import { builds } from "./documents.mjs";

const outcomes = ["built", "refused", "crashed"];

export function summaryTable(results) {
  const groups = [...new Set(results.map(({ group }) => group))];
  const rows = groups.flatMap((group) => {
    const names = [...new Set(results.filter((each) => each.group === group).map(({ build }) => build.name))];
    return names.map((name) => rowOf(results, group, name));
  });
  return table(["group", "build", "documents", ...outcomes, "slowest", "most memory"], rows);
}

function rowOf(results, group, name) {
  const own = results.filter((each) => each.group === group && each.build.name === name);
  const counts = outcomes.map((outcome) => own.filter((each) => each.outcome === outcome).length);
  const slowest = Math.max(...own.map(({ seconds }) => seconds));
  const largest = Math.max(...own.map(({ megabytes }) => megabytes));
  return [group, name, own.length, ...counts, `${slowest.toFixed(1)} s`, `${largest.toFixed(0)} MB`];
}

/** Errors by code: in how many documents, and in how many places. */
export function refusalTable(results) {
  const names = [...builds.map(({ name }) => name), "all"];
  const rows = [];
  for (const name of names) {
    const refused = results.filter((each) => each.build.name === name && each.outcome === "refused");
    const codes = new Map();
    for (const { diagnostics } of refused) {
      const own = diagnostics.filter(({ severity }) => severity === "error").map(({ code }) => code);
      for (const code of new Set(own)) {
        const count = codes.get(code) ?? { documents: 0, places: 0 };
        codes.set(code, {
          documents: count.documents + 1,
          places: count.places + own.filter((each) => each === code).length,
        });
      }
    }
    const sorted = [...codes].sort((left, right) => right[1].documents - left[1].documents);
    for (const [code, { documents, places }] of sorted) rows.push([name, code, documents, places]);
  }
  return rows.length === 0 ? "none refused" : table(["build", "refused by", "documents", "places"], rows);
}

export function crashList(results) {
  const crashed = results.filter(({ outcome }) => outcome === "crashed");
  return crashed.map(({ id, path, build, reason }) => `${id} ${build.name} (${path})\n${indent(reason)}`).join("\n");
}

export function detailList(results) {
  return results
    .map(({ id, path, build, outcome, seconds, megabytes, diagnostics }) => {
      const errors = diagnostics
        .filter(({ severity }) => severity === "error")
        .map(({ code, message, place }) => `${code}: ${message}${place === undefined ? "" : ` [${place.pointer}]`}`);
      const heading = `${id} ${build.name} ${outcome} ${seconds.toFixed(1)} s ${megabytes.toFixed(0)} MB ${path}`;
      return [heading, ...errors.map(indent)].join("\n");
    })
    .join("\n");
}

export function checkList(title, { checked, failures }, results) {
  const lines = [`${title}: ${checked} checked, ${failures.size} failed`];
  for (const [folder, messages] of failures) {
    const result = results.find((each) => each.folder === folder);
    lines.push(`${result?.id ?? folder} ${result?.build.name ?? ""} (${result?.path ?? ""})`, ...messages.map(indent));
  }
  return lines.join("\n");
}

/** How each generator's types fare with the documents' examples. */
export function examplesTable({ totals, tooLong }) {
  const share = (part, whole) => (whole === 0 ? "-" : `${((part / whole) * 100).toFixed(2)} %`);
  const kinds = [...new Set(totals.flatMap((each) => [...each.kinds.keys()]))].sort();
  const heading = ["types of", "documents", "no type", "examples", "accepted", "mutants", "rejected", ...kinds];
  const rows = totals.map(({ name, documents, unknown, valid, accepted, mutants, rejected, kinds: own }) => [
    ...[name, documents, unknown, valid, share(accepted, valid), mutants, share(rejected, mutants)],
    ...kinds.map((kind) => share(own.get(kind)?.rejected ?? 0, own.get(kind)?.mutants ?? 0)),
  ]);
  const longer = tooLong === 0 ? "" : `\n${tooLong} examples were left out for their length`;
  return `${table(heading, rows)}${longer}`;
}

const indent = (text) =>
  text
    .split("\n")
    .map((line) => `    ${line}`)
    .join("\n");

export function table(heading, rows) {
  const texts = [heading, ...rows].map((row) => row.map(String));
  const widths = heading.map((_, column) => Math.max(...texts.map((row) => row[column].length)));
  const line = (row) => `| ${row.map((text, column) => text.padEnd(widths[column])).join(" | ")} |`;
  const rule = `| ${widths.map((width) => "-".repeat(width)).join(" | ")} |`;
  return [line(texts[0]), rule, ...texts.slice(1).map(line)].join("\n");
}
