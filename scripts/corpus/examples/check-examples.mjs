// Whether generated types take every valid example of the documents, and refuse examples with one mutation.
import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { countRefusals } from "./count-refusals.mjs";
import { findExamples } from "./find-examples.mjs";
import { groundTruth } from "./ground-truth.mjs";
import { looseLiteral, strictLiteral } from "./literals.mjs";
import { discriminatorNames, makeUnions } from "./make-unions.mjs";
import { mutants, unknownDiscriminator } from "./mutations.mjs";
import { readDocument } from "./read-document.mjs";

/** Values whose literal is longer are left out, for every generator alike. */
const longestLiteral = 60_000;

/**
 * @param documents `{ id, document }`, each once
 * @returns for each contender `{ name, documents, unknown, valid, accepted, mutants, rejected, kinds, failures }`
 */
export async function checkExamples(documents, contenders, scratch, say) {
  const totals = contenders.map(({ name }) => emptyTotal(name));
  let tooLong = 0;
  for (const { id, document } of documents) {
    const { samples, skipped } = await readSamples(document);
    tooLong += skipped;
    if (samples.length === 0) continue;
    for (const [index, contender] of contenders.entries()) {
      say(`examples: ${id} ${contender.name}`);
      const folder = join(scratch, "examples", id, contender.name.replaceAll("/", "-"));
      rmSync(folder, { recursive: true, force: true });
      const generated = await contender.generate(document, folder);
      if (generated !== undefined) measure(samples, generated, { id, folder, total: totals[index] });
      rmSync(folder, { recursive: true, force: true });
    }
  }
  return { totals, tooLong };
}

const emptyTotal = (name) => ({
  name,
  documents: 0,
  unknown: 0,
  valid: 0,
  strict: 0,
  accepted: 0,
  mutants: 0,
  rejected: 0,
  kinds: new Map(),
  failures: [],
});

/** The valid examples of a document with their mutants, and values of unions that are made for theirs alone. */
async function readSamples(document) {
  const samples = [];
  let skipped = 0;
  const tree = await readDocument(document).catch(() => undefined);
  if (tree === undefined) return { samples, skipped };
  const judges = { request: groundTruth(tree, "request"), response: groundTruth(tree, "response") };
  const discriminators = discriminatorNames(tree);
  const made = makeUnions(tree).map((each) => ({ ...each, isMade: true }));
  for (const { value, schema, place, direction, isMade = false } of [...findExamples(tree), ...made]) {
    const directions = direction === undefined ? ["response", "request"] : [direction];
    const fitting = directions.find((each) => judges[each](schema, value)?.isValid === true);
    if (fitting === undefined) continue;
    if (JSON.stringify(value).length > longestLiteral) {
      skipped += 1;
      continue;
    }
    const changed = mutants(value, (mutant) => judges[fitting](schema, mutant), discriminators);
    const kept = isMade ? changed.filter(({ kind }) => kind === unknownDiscriminator) : changed;
    samples.push({ schema, value, place, direction: fitting, isMade, mutants: kept });
  }
  return { samples, skipped };
}

/**
 * Two programs: the first tells which examples are taken, the second has the mutants of those. A member that a schema
 * neither names nor forbids is data that the types admit, though not in a fresh literal: where a literal is refused as
 * it stands, its spread tells whether the type admits the value, and its mutants are spread alike.
 */
function measure(samples, generated, { id, folder, total }) {
  const known = samples.flatMap((sample) => {
    const type = generated.typeOf(sample.place, sample.direction);
    return type === undefined ? [] : [{ ...sample, type: along(type, sample.place.steps) }];
  });
  total.documents += 1;
  total.unknown += samples.length - known.length;
  total.valid += known.filter(({ isMade }) => !isMade).length;
  const literals = [strictLiteral, looseLiteral];
  const lines = known.flatMap(({ type, value }) => literals.map((literal) => ({ type, text: literal(value) })));
  const refused = refusals(lines, generated.header, folder);
  const accepted = [];
  for (const [index, sample] of known.entries()) {
    const form = literals.findIndex((_, offset) => !refused.has(index * 2 + offset));
    if (form >= 0) accepted.push({ ...sample, literal: literals[form] });
    else total.failures.push(`${id} ${sample.schema}: ${refused.get(index * 2 + 1)}`);
    if (form === 0 && !sample.isMade) total.strict += 1;
  }
  total.accepted += accepted.filter(({ isMade }) => !isMade).length;
  measureMutants(accepted, generated.header, { id, folder, total });
}

function measureMutants(accepted, header, { id, folder, total }) {
  const changed = accepted.flatMap((sample) => sample.mutants.map((mutant) => ({ ...sample, ...mutant })));
  const lines = changed.map(({ type, value, literal }) => ({ type, text: literal(value) }));
  const refused = refusals(lines, header, folder);
  for (const [index, { kind, schema, value }] of changed.entries()) {
    const counts = total.kinds.get(kind) ?? { mutants: 0, rejected: 0 };
    total.kinds.set(kind, counts);
    total.mutants += 1;
    counts.mutants += 1;
    if (refused.has(index)) {
      total.rejected += 1;
      counts.rejected += 1;
    } else total.failures.push(`${id} ${schema}: ${kind} passes: ${JSON.stringify(value).slice(0, 300)}`);
  }
}

/** The type of what an example stands for inside the type of its place. */
const along = (type, steps) =>
  steps.reduce((outer, step) => {
    const key = step.property === undefined ? (step.item ? "number" : "string") : JSON.stringify(step.property);
    return `Exclude<NonNullable<${outer}>[${key}], undefined>`;
  }, type);

/** One declaration a line: a message's line is its example. */
function refusals(lines, header, folder) {
  if (lines.length === 0) return new Map();
  const file = join(folder, "examples.ts");
  const declarations = lines.map(({ type, text }, index) => `export const example${index}: ${type} = ${text};\n`);
  writeFileSync(file, header + declarations.join(""));
  const offset = header.split("\n").length - 1;
  return countRefusals(file, offset);
}
