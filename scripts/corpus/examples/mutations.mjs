// Values that differ from an example in one place, which a type could tell.

const unknownValue = "a value that nobody knows";

/** What tells the members of a union apart. */
export const unknownDiscriminator = "unknown discriminator";

/** Each kind of mutation: from a place to what it becomes; undefined where it does not apply. */
const kinds = {
  "required dropped": ({ parent }) => (isObject(parent) ? dropped : undefined),
  "wrong type": ({ node }) => wrongType(node),
  "unknown value": ({ node }) => (typeof node === "string" ? unknownValue : undefined),
  "unknown member": ({ node }) => (isObject(node) ? { ...node, aMemberThatNobodyKnows: true } : undefined),
  [unknownDiscriminator]: ({ node }) => (typeof node === "string" ? unknownValue : undefined),
};

const dropped = Symbol("dropped");
const isObject = (node) => typeof node === "object" && node !== null && !Array.isArray(node);

function wrongType(node) {
  if (typeof node === "string") return 12_345;
  if (typeof node === "number" || typeof node === "boolean" || isObject(node)) return "a text in its place";
  return Array.isArray(node) ? 12_345 : undefined;
}

/** How many places of one example are tried and kept, for each kind. */
const tried = 40;
const kept = 3;

/**
 * Mutants of a valid value that the judge refuses for something that types can express. Places are chosen by a fixed
 * pseudo-random order, so that every run and every generator gets the same ones.
 * @param discriminators names of properties that are discriminators somewhere in the document
 */
export function mutants(value, judge, discriminators) {
  const places = shuffled([...walk(value, [])]);
  const telling = places.filter(({ path }) => discriminators.has(path.at(-1)));
  const found = [];
  for (const [kind, change] of Object.entries(kinds)) {
    let count = 0;
    for (const place of (kind === unknownDiscriminator ? telling : places).slice(0, tried)) {
      const changed = change(place);
      if (changed === undefined) continue;
      const mutant = withChange(value, place.path, changed);
      const verdict = judge(mutant);
      if (verdict === undefined || verdict.isValid || !verdict.isExpressible) continue;
      if (count >= kept || !isRefusedFor(kind, verdict)) continue;
      count += 1;
      found.push({ kind, value: mutant });
    }
  }
  return found;
}

/** A mutant counts where it is refused for what was changed. */
function isRefusedFor(kind, { errors }) {
  const keywords = new Set(errors.map(({ keyword }) => keyword));
  const isUnknown = keywords.has("known-discriminator");
  if (kind === "required dropped") return keywords.has("required");
  if (kind === "unknown value") return !isUnknown && (keywords.has("enum") || keywords.has("const"));
  return kind !== unknownDiscriminator || isUnknown;
}

function* walk(node, path, parent) {
  yield { node, parent, path };
  if (Array.isArray(node)) for (const [index, item] of node.entries()) yield* walk(item, [...path, index], node);
  else if (isObject(node)) for (const [key, member] of Object.entries(node)) yield* walk(member, [...path, key], node);
}

function withChange(node, [key, ...rest], changed) {
  if (key === undefined) return changed;
  const copy = Array.isArray(node) ? [...node] : { ...node };
  if (rest.length === 0 && changed === dropped) delete copy[key];
  else copy[key] = withChange(node[key], rest, changed);
  return copy;
}

/** A shuffle with a small generator of its own (mulberry32): the same order in every run. */
function shuffled(items) {
  let state = 20_240_101;
  const random = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const result = [...items];
  for (let index = result.length - 1; index > 0; index -= 1) {
    const other = Math.floor(random() * (index + 1));
    [result[index], result[other]] = [result[other], result[index]];
  }
  return result;
}
