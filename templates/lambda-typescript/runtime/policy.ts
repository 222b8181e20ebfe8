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

export const mayCall = (operation: ProtectedOperation, scopes: ReadonlySet<string>): boolean =>
  operation.scopes.length === 0 || operation.scopes.some((wanted) => wanted.every((scope) => scopes.has(scope)));

/**
 * The policy for a caller with these scopes. The gateway caches it for the caller's token and applies it to every
 * method, so it names all that the caller may call, not only what was called first. `*` also matches slashes in a policy:
 * a pattern that would reach an operation that the caller may not call is left out, and the operation it stands for is
 * allowed only by the exact path of this call.
 */
export function allowPolicy(
  operations: readonly ProtectedOperation[],
  scopes: ReadonlySet<string>,
  methodArn: string,
): PolicyStatement {
  const arn = parseMethodArn(methodArn);
  const allowed = operations.filter((operation) => mayCall(operation, scopes));
  if (allowed.length === operations.length) return statement("Allow", [`${arn.stage}/*`]);
  const refused = operations.filter((operation) => !mayCall(operation, scopes));
  const called = operationOf(operations, arn);
  const exact = called !== undefined && mayCall(called, scopes) ? [exactArn(methodArn)] : [];
  const patterns = allowed.flatMap((operation) => safePatterns(operation, operations, refused, arn.stage));
  const all = [...new Set([...exact, ...patterns])];
  const resources = all.join().length > mostCharacters ? exact : all;
  return resources.length === 0 ? denyPolicy(methodArn) : statement("Allow", resources);
}

export const denyPolicy = (methodArn: string): PolicyStatement =>
  statement("Deny", [`${parseMethodArn(methodArn).stage}/*`]);

const statement = (effect: PolicyStatement["Effect"], resources: readonly string[]): PolicyStatement => ({
  Action: "execute-api:Invoke",
  Effect: effect,
  Resource: resources,
});

/** A caller chooses the path: characters that mean more in a policy become `?`, which stands for any one character. */
const exactArn = (methodArn: string): string => methodArn.replace(/[*?$]/g, "?");

function safePatterns(
  operation: ProtectedOperation,
  operations: readonly ProtectedOperation[],
  refused: readonly ProtectedOperation[],
  stage: string,
): readonly string[] {
  const wanted = segments(operation.path);
  return methodsOf(operation, operations).flatMap((method) => {
    const reaches = refused.some(
      (other) => methodsOf(other, operations).includes(method) && canReach(wanted, segments(other.path)),
    );
    return reaches ? [] : [`${stage}/${method}/${wanted.map((part) => (isVariable(part) ? "*" : part)).join("/")}`];
  });
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
