import type { SourcePointer } from "../../../../ir/source.js";
import { knownText } from "./text.js";
import { EvaluationProblem, opaque, type Value } from "./value.js";
import { writtenValue } from "./written-value.js";

/** `target.name` */
export function readAttribute(
  target: Value,
  name: string,
  at: SourcePointer,
  assume: (parameter: string) => void,
): Value {
  switch (target.kind) {
    case "lazy":
      return target.read(name, at);
    case "object": {
      const member = target.members.get(name);
      if (member === undefined) throw new EvaluationProblem(`there is no attribute '${name}'`, at);
      return member;
    }
    case "list":
      // What Terraform keeps as a list of one block is often read as the block itself.
      if (/^\d+$/.test(name)) return readIndex(target, { kind: "scalar", value: Number(name), at }, at, assume);
      throw new EvaluationProblem(`a list has no attribute '${name}'`, at);
    case "parameter":
      if (target.assumed === undefined) return opaque(`var.${target.name}.${name}`, at);
      assume(target.name);
      return readAttribute(target.assumed, name, at, assume);
    case "opaque":
    case "reference":
      return opaque(`${target.text}.${name}`, at);
    default:
      throw new EvaluationProblem(`text has no attribute '${name}'`, at);
  }
}

/** `target[key]` */
export function readIndex(target: Value, key: Value, at: SourcePointer, assume: (parameter: string) => void): Value {
  const text = knownText(key, assume);
  switch (target.kind) {
    case "list": {
      if (text === undefined) return opaque(`${writtenValue(target)}[${writtenValue(key)}]`, at);
      const item = target.items[Number(text)];
      if (item === undefined) throw new EvaluationProblem(`a list of ${target.items.length} has no item ${text}`, at);
      return item;
    }
    case "object": {
      if (text === undefined) return opaque(`${writtenValue(target)}[${writtenValue(key)}]`, at);
      const member = target.members.get(text);
      if (member === undefined) throw new EvaluationProblem(`there is no key '${text}'`, at);
      return member;
    }
    case "parameter":
      if (target.assumed === undefined) return opaque(`var.${target.name}[${writtenValue(key)}]`, at);
      assume(target.name);
      return readIndex(target.assumed, key, at, assume);
    case "lazy":
      // A block without count, read as if it had one.
      if (text === "0") return target;
      return text === undefined ? opaque(`${target.text}[${writtenValue(key)}]`, at) : target.read(text, at);
    case "opaque":
    case "reference":
      return opaque(`${target.text}[${writtenValue(key)}]`, at);
    default:
      throw new EvaluationProblem("only lists and maps have items", at);
  }
}
