import type { SourcePointer } from "../../../../ir/source.js";
import { evaluate } from "../evaluate/evaluate.js";
import type { Scope } from "../evaluate/scope.js";
import { EvaluationProblem, isNull, list, object, opaque, scalar, type Value } from "../evaluate/value.js";
import { argumentOf, type ModuleCall, type ModuleConfiguration, type ResourceBlock } from "./configuration.js";
import type { ConfigurationContext } from "./context.js";
import { evaluateBody, evaluateMember, evaluateOrKeep } from "./evaluate-body.js";
import type { EvaluatedResource, ResourceInstance } from "./evaluated.js";
import { Cycle, keepOnce } from "./keep-once.js";
import { instanceLimit, type Repeated, repetitions } from "./repetition.js";
import { conform } from "./type-constraint.js";

/** A module with the values of its variables: what it makes, and what it hands out. */
export interface ModuleInstance {
  /** With those of the modules that it calls. */
  resources(): readonly EvaluatedResource[];
  output(name: string, at: SourcePointer): Value;
  /** A variable, for the outputs of the root. */
  readonly scope: Scope;
}

/** What the outside gives a variable; undefined where nothing is given. */
export type ModuleInputs = (name: string, at: SourcePointer) => Value | undefined;

/** Arguments of a block that are Terraform's own. */
const metaArguments = new Set(["provider", "depends_on", "lifecycle", "connection", "provisioner"]);
/** The same of a call of a module. */
const callArguments = new Set(["providers", "depends_on", "source", "version"]);

export function openModule(
  configuration: ModuleConfiguration,
  prefix: string,
  inputs: ModuleInputs,
  context: ConfigurationContext,
): ModuleInstance {
  const locals = keepOnce<Value>();
  const blocks = keepOnce<readonly OpenedResource[]>();
  const data = keepOnce<readonly OpenedResource[]>();
  const calls = keepOnce<readonly OpenedCall[]>();
  const resources = new Map(configuration.resources.map((each) => [`${each.type}.${each.name}`, each]));
  const resourceTypes = new Set(configuration.resources.map((each) => each.type));

  const report = (problem: EvaluationProblem): void => {
    if (problem instanceof Cycle)
      context.diagnostics.report("terraform-cycle", problem.at, {
        what: problem.message.replace(/ refers to itself$/, ""),
      });
    else context.diagnostics.report("terraform-expression", problem.at, { detail: problem.message });
  };

  const namespace = (
    name: string,
    at: SourcePointer,
    read: (member: string, place: SourcePointer) => Value | undefined,
  ): Value => ({
    kind: "lazy",
    text: name,
    at,
    read: (member, place) => {
      const value = read(member, place);
      if (value === undefined) throw new EvaluationProblem(`there is no ${name}.${member}`, place);
      return value;
    },
  });

  const scope: Scope = {
    evaluation: context.evaluation,
    resolve: (name, at) => {
      if (resourceTypes.has(name))
        return namespace(name, at, (member, place) => resourceValue(`${name}.${member}`, place));
      switch (name) {
        case "var":
          return namespace(name, at, (member, place) =>
            configuration.variables.has(member) ? inputs(member, place) : undefined,
          );
        case "local":
          return namespace(name, at, (member, place) => localValue(member, place));
        case "data":
          return namespace(name, at, (type, outer) =>
            namespace(`data.${type}`, outer, (member, place) => dataValue(`${type}.${member}`, place)),
          );
        case "module":
          return namespace(name, at, (member, place) => callValue(member, place));
        case "path":
          return namespace(name, at, (member) => scalar(member === "module" ? configuration.path : ".", at));
        case "terraform":
          return namespace(name, at, (member) => (member === "workspace" ? scalar("default", at) : undefined));
        default:
          return undefined;
      }
    },
  };

  const localValue = (name: string, at: SourcePointer): Value | undefined => {
    const local = configuration.locals.get(name);
    if (local === undefined) return undefined;
    return locals(`local.${name}`, at, () => evaluate(local.value, scope));
  };

  const openResource = (block: ResourceBlock, isData: boolean): readonly OpenedResource[] => {
    const address = `${prefix}${isData ? "data." : ""}${block.type}.${block.name}`;
    return context.onBehalfOf({ node: address, type: block.type }, () =>
      repetitions(block.body, address, scope, context).map((each) => {
        context.made.count += 1;
        if (context.made.count > instanceLimit) {
          throw new TooManyInstances(block.at);
        }
        return openInstance(block, `${address}${each.suffix}`, each, report);
      }),
    );
  };

  const resourceValue = (name: string, at: SourcePointer): Value | undefined => {
    const block = resources.get(name);
    if (block === undefined) return undefined;
    const opened = blocks(`${prefix}${name}`, at, () => openResource(block, false));
    return repeatedValue(opened, at, (each) => lazyResource(each, at));
  };

  const lazyResource = ({ instance }: OpenedResource, at: SourcePointer): Value => ({
    kind: "lazy",
    text: instance.address,
    at,
    read: (name, place) =>
      context.readers.resource(instance, name, place) ?? opaque(`${instance.address}.${name}`, place),
  });

  const dataValue = (name: string, at: SourcePointer): Value | undefined => {
    const block = configuration.data.get(name);
    if (block === undefined) return undefined;
    const opened = data(`${prefix}data.${name}`, at, () => openResource(block, true));
    return repeatedValue(opened, at, ({ instance }) => ({
      kind: "lazy",
      text: instance.address,
      at,
      read: (member, place) =>
        context.readers.data(instance, member, place, context.evaluation) ??
        opaque(`${instance.address}.${member}`, place),
    }));
  };

  const openCall = (call: ModuleCall): readonly OpenedCall[] => {
    const address = `${prefix}module.${call.name}`;
    return context.onBehalfOf({ node: address, type: "module" }, () =>
      repetitions(call.body, address, scope, context).map((each) => ({
        ...each,
        address: `${address}${each.suffix}`,
        module:
          call.configuration === undefined
            ? undefined
            : openModule(
                call.configuration,
                `${address}${each.suffix}.`,
                inputsOfCall(call, call.configuration, each, report),
                context,
              ),
      })),
    );
  };

  const callValue = (name: string, at: SourcePointer): Value | undefined => {
    const call = configuration.calls.get(name);
    if (call === undefined) return undefined;
    const opened = calls(`${prefix}module.${name}`, at, () => openCall(call));
    return repeatedValue(opened, at, ({ address, module }) => ({
      kind: "lazy",
      text: address,
      at,
      read: (member, place) =>
        module === undefined ? context.readers.module(address, member, place) : module.output(member, place),
    }));
  };

  const outputs = keepOnce<Value>();
  return {
    scope,
    output: (name, at) => {
      const output = configuration.outputs.find((each) => each.labels[0] === name);
      const value = output === undefined ? undefined : argumentOf(output.body, "value");
      if (value === undefined) throw new EvaluationProblem(`the module has no output '${name}'`, at);
      return outputs(`${prefix}output.${name}`, at, () => evaluate(value.value, scope));
    },
    resources: () => [
      ...configuration.resources.flatMap((block) =>
        blocks(`${prefix}${block.type}.${block.name}`, block.at, () => openResource(block, false)).map((each) =>
          context.onBehalfOf({ node: each.instance.address, type: block.type }, () => each.evaluate()),
        ),
      ),
      ...[...configuration.calls.values()].flatMap((call) =>
        calls(`${prefix}module.${call.name}`, call.at, () => openCall(call)).flatMap(
          (each) => each.module?.resources() ?? [unreadModule(call, each, report)],
        ),
      ),
    ],
  };
}

/** More than anybody imports; whoever opened the root reports it. */
export class TooManyInstances extends Error {
  constructor(readonly at: SourcePointer) {
    super(`more than ${instanceLimit} resources`);
  }
}

interface OpenedResource extends Repeated {
  readonly instance: ResourceInstance;
  evaluate(): EvaluatedResource;
}

interface OpenedCall extends Repeated {
  readonly address: string;
  readonly module: ModuleInstance | undefined;
}

function openInstance(
  { type, body, at }: ResourceBlock,
  address: string,
  repeated: Repeated,
  report: (problem: EvaluationProblem) => void,
): OpenedResource {
  const members = keepOnce<Value>();
  const nothing = scalar(null, at);
  return {
    ...repeated,
    instance: {
      address,
      type,
      argument: (name) => {
        const value = members(
          `${address}.${name}`,
          at,
          () => evaluateMember(body, name, repeated.scope, report) ?? nothing,
        );
        return isNull(value) ? undefined : value;
      },
    },
    evaluate: () => {
      const all = evaluateBody(body, repeated.scope, report);
      return {
        address,
        type,
        arguments: all.filter((each) => !metaArguments.has(each.name)),
        meta: all.filter((each) => metaArguments.has(each.name)),
        at,
      };
    },
  };
}

function repeatedValue<Each extends Repeated>(
  opened: readonly Each[],
  at: SourcePointer,
  make: (each: Each) => Value,
): Value {
  const [first] = opened;
  if (first !== undefined && first.key === undefined && opened.length === 1) return make(first);
  if (typeof first?.key === "string")
    return object(
      opened.map((each) => [String(each.key), make(each)] as const),
      at,
    );
  return list(opened.map(make), at);
}

function inputsOfCall(
  call: ModuleCall,
  configuration: ModuleConfiguration,
  { scope }: Repeated,
  report: (problem: EvaluationProblem) => void,
): ModuleInputs {
  const values = keepOnce<Value>();
  return (name, at) =>
    values(`module.${call.name}.${name}`, at, () => {
      const variable = configuration.variables.get(name);
      const type = variable === undefined ? undefined : argumentOf(variable.body, "type")?.value;
      const given = argumentOf(call.body, name);
      const value = given === undefined ? undefined : evaluateOrKeep(given.value, scope, report);
      if (value !== undefined && !isNull(value)) return conform(value, type, scope);
      const byDefault = variable === undefined ? undefined : argumentOf(variable.body, "default");
      if (byDefault === undefined) return value ?? opaque(`var.${name}`, at);
      return conform(evaluate(byDefault.value, scope), type, scope);
    });
}

/** What a module makes that is not part of the source is left; that it is called stays to be seen. */
function unreadModule(
  call: ModuleCall,
  opened: OpenedCall,
  report: (problem: EvaluationProblem) => void,
): EvaluatedResource {
  const all = evaluateBody(call.body, opened.scope, report);
  return {
    address: opened.address,
    type: "module",
    arguments: all.filter((each) => !callArguments.has(each.name)),
    meta: all.filter((each) => each.name === "depends_on"),
    at: call.at,
  };
}
