import type { PolicyStatement } from "./authorizer-event.js";
import { comparePaths, matchPath, shapeOf } from "./route.js";

/** An operation that the authorizer protects. */
export interface ProtectedOperation {
  readonly id: string;
  /** Upper case, or `ANY`. */
  readonly method: string;
  readonly path: string;
  /** Alternatives: a caller needs all scopes of one of them. Empty: being known is enough. */
  readonly scopes: readonly (readonly string[])[];
  /** A caller has to be in one of them; absent: in none. */
  readonly groups?: readonly string[];
}

/** What a caller was granted. */
export interface Granted {
  readonly scopes: ReadonlySet<string>;
  readonly groups: ReadonlySet<string>;
}

/** A method's ARN taken apart. */
interface MethodArn {
  /** `arn:aws:execute-api:<region>:<account>:<api>/<stage>`. */
  readonly stage: string;
  readonly method: string;
  readonly path: string;
}

/** The service refuses results above 8 KB; what is left is for the context. */
const mostCharacters = 6000;
const everyMethod = ["DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT"];

export function parseMethodArn(arn: string): MethodArn {
  const [api = "", stage = "", method = "", ...path] = arn.split("/");
  return { stage: `${api}/${stage}`, method, path: `/${path.join("/")}` };
}

/** The operation that a method's ARN belongs to. */
export function operationOf(
  operations: readonly ProtectedOperation[],
  { method, path }: Pick<MethodArn, "method" | "path">,
): ProtectedOperation | undefined {
  const candidates = operations.filter((operation) => matchPath(operation.path, path) !== undefined).sort(comparePaths);
  const [best] = candidates;
  const same = candidates.filter((operation) => best !== undefined && isSameResource(operation, best));
  return same.find((operation) => operation.method === method) ?? same.find((operation) => operation.method === "ANY");
}

/** Two methods of one resource may have other names for its variables. */
const isSameResource = (one: ProtectedOperation, other: ProtectedOperation): boolean =>
  shapeOf(one.path) === shapeOf(other.path);

export const mayCall = (operation: ProtectedOperation, { scopes, groups }: Granted): boolean =>
  (operation.scopes.length === 0 || operation.scopes.some((wanted) => wanted.every((scope) => scopes.has(scope)))) &&
  (operation.groups === undefined || operation.groups.some((group) => groups.has(group)));

/**
 * The policy for a caller. The gateway caches it for the caller's token and applies it to every method, so it names all
 * that the caller may call, not only what was called first. `*` also matches slashes in a policy: where the pattern of an
 * operation would reach one that the caller may not call, that one is denied; where the denial would reach what the
 * caller may call, the operation is allowed only by the exact path of this call.
 */
export function allowPolicy(
  operations: readonly ProtectedOperation[],
  granted: Granted,
  methodArn: string,
): readonly PolicyStatement[] {
  const arn = parseMethodArn(methodArn);
  const allowed = operations.filter((operation) => mayCall(operation, granted));
  if (allowed.length === operations.length) return [statement("Allow", [`${arn.stage}/*`])];
  const refused = operations.filter((operation) => !mayCall(operation, granted));
  const called = operationOf(operations, arn);
  const exact = called !== undefined && mayCall(called, granted) ? [exactArn(methodArn)] : [];
  const { allow, deny } = patternsFor(allowed, refused, operations);
  const named = [...new Set([...exact, ...allow.map((pattern) => `${arn.stage}/${pattern}`)])];
  const whole = statementsOf(
    named,
    [...new Set(deny)].map((pattern) => `${arn.stage}/${pattern}`),
  );
  if (isShort(whole)) return whole.length === 0 ? [denyPolicy(methodArn)] : whole;
  const others = refused.flatMap((operation) => callsOf(operation, operations));
  const isExact = others.every((call) => !reachesAny(call, allowed, operations));
  const inverse = statementsOf(
    [`${arn.stage}/*`],
    isExact ? others.map((call) => `${arn.stage}/${patternOf(call)}`) : [],
  );
  if (isExact && isShort(inverse)) return inverse;
  return exact.length === 0 ? [denyPolicy(methodArn)] : [statement("Allow", exact)];
}

const statementsOf = (allowed: readonly string[], denied: readonly string[]): readonly PolicyStatement[] => [
  ...(allowed.length === 0 ? [] : [statement("Allow", allowed)]),
  ...(allowed.length === 0 || denied.length === 0 ? [] : [statement("Deny", denied)]),
];

const isShort = (statements: readonly PolicyStatement[]): boolean =>
  statements.flatMap(({ Resource }) => Resource).join().length <= mostCharacters;

export const denyPolicy = (methodArn: string): PolicyStatement =>
  statement("Deny", [`${parseMethodArn(methodArn).stage}/*`]);

const statement = (effect: PolicyStatement["Effect"], resources: readonly string[]): PolicyStatement => ({
  Action: "execute-api:Invoke",
  Effect: effect,
  Resource: resources,
});

/** A caller chooses the path: characters that mean more in a policy become `?`, which stands for any one character. */
const exactArn = (methodArn: string): string => methodArn.replace(/[*?$]/g, "?");

/** One method of one operation. */
interface Call {
  readonly method: string;
  readonly path: readonly string[];
}

const callsOf = (operation: ProtectedOperation, operations: readonly ProtectedOperation[]): readonly Call[] =>
  methodsOf(operation, operations).map((method) => ({ method, path: segments(operation.path) }));

const patternOf = ({ method, path }: Call): string =>
  `${method}/${path.map((part) => (isVariable(part) ? "*" : part)).join("/")}`;

const reaches = (pattern: Call, call: Call): boolean =>
  pattern.method === call.method && canReach(pattern.path, call.path);

const reachesAny = (
  pattern: Call,
  among: readonly ProtectedOperation[],
  operations: readonly ProtectedOperation[],
): boolean => among.some((other) => callsOf(other, operations).some((call) => reaches(pattern, call)));

function patternsFor(
  allowed: readonly ProtectedOperation[],
  refused: readonly ProtectedOperation[],
  operations: readonly ProtectedOperation[],
): { readonly allow: readonly string[]; readonly deny: readonly string[] } {
  const others = refused.flatMap((operation) => callsOf(operation, operations));
  const allow: string[] = [];
  const deny: string[] = [];
  for (const call of allowed.flatMap((operation) => callsOf(operation, operations))) {
    const reached = others.filter((other) => reaches(call, other));
    if (reached.some((other) => reachesAny(other, allowed, operations))) continue;
    allow.push(patternOf(call));
    deny.push(...reached.map(patternOf));
  }
  return { allow, deny };
}

function methodsOf(operation: ProtectedOperation, operations: readonly ProtectedOperation[]): readonly string[] {
  if (operation.method !== "ANY") return [operation.method];
  const own = operations.filter((other) => isSameResource(other, operation)).map(({ method }) => method);
  return everyMethod.filter((method) => !own.includes(method));
}

const segments = (path: string): readonly string[] => path.slice(1).split("/");
const isVariable = (segment: string): boolean => segment.includes("{");
const isGreedy = (segment: string): boolean => segment.endsWith("+}");

/** Whether the pattern made of one path matches a request for the other one. */
function canReach(pattern: readonly string[], path: readonly string[]): boolean {
  const [wanted, ...laterWanted] = pattern;
  const [found, ...laterFound] = path;
  if (wanted === undefined || found === undefined) return wanted === found;
  if (isGreedy(found)) return true;
  if (!isVariable(wanted)) return (isVariable(found) || wanted === found) && canReach(laterWanted, laterFound);
  // A `*` takes this segment and as many more as it likes.
  return canReach(laterWanted, laterFound) || canReach(pattern, laterFound);
}
