import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parse } from "yaml";

export type ApiType = "REST" | "HTTP" | "WebSocket";

/** What of Amazon API Gateway is carried from document to infrastructure. */
export interface Feature {
  readonly id: string;
  readonly what: string;
  /** The types of API that have it; empty for what does not depend on the type. */
  readonly apiTypes: readonly ApiType[];
  /** Why it stands in no template: it is about reading, or about code. */
  readonly withoutInfrastructure?: boolean;
}

const all = ["REST", "HTTP", "WebSocket"] as const;

export const features: readonly Feature[] = [
  { id: "D1", what: "OpenAPI 3.0, 3.1 and Swagger 2.0, several files; 3.2 with a warning", apiTypes: all },
  { id: "D2", what: "OpenAPI Overlays", apiTypes: all },
  { id: "D3", what: "Several documents behind one API", apiTypes: ["REST", "HTTP"] },
  { id: "D4", what: "Base path: ignore, prepend, split", apiTypes: ["REST", "HTTP"] },
  { id: "D5", what: "Root `security`", apiTypes: all },
  { id: "D6", what: "What the gateway cannot route, with the way out", apiTypes: [], withoutInfrastructure: true },
  { id: "D7", what: "Deploy-time values inside extensions", apiTypes: all },
  { id: "A1", what: "REST APIs: resources or body, ANY, greedy variables", apiTypes: ["REST"] },
  { id: "A2", what: "HTTP APIs: routes, `$default`, auto-deploy, payload formats", apiTypes: ["HTTP"] },
  {
    id: "A3",
    what: "WebSocket APIs: routes, route selection, route responses, typed messages",
    apiTypes: ["WebSocket"],
  },
  { id: "A4", what: "Endpoint: edge, regional, private; default endpoint; IP address type", apiTypes: all },
  { id: "A5", what: "Binary media types, compression, source of API keys", apiTypes: ["REST"] },
  { id: "A6", what: "Security policy (minimum TLS)", apiTypes: all },
  {
    id: "I1",
    what: "Lambda proxy; a function per operation, tag or API; alias through a stage variable",
    apiTypes: all,
  },
  { id: "I2", what: "Lambda with mapping templates", apiTypes: ["REST"] },
  { id: "I3", what: "HTTP and HTTP proxy", apiTypes: all },
  { id: "I4", what: "AWS services, REST: short and long form", apiTypes: ["REST"] },
  { id: "I5", what: "AWS services, HTTP: integration subtypes", apiTypes: ["HTTP"] },
  { id: "I6", what: "Mock, also from examples", apiTypes: ["REST"] },
  { id: "I7", what: "VPC links", apiTypes: ["REST", "HTTP"] },
  {
    id: "I8",
    what: "Mapping templates, passthrough, content handling, integration and method responses",
    apiTypes: ["REST", "WebSocket"],
  },
  { id: "I9", what: "Parameter mapping", apiTypes: ["REST", "HTTP"] },
  { id: "I10", what: "Timeouts, cache keys, TLS configuration, credentials", apiTypes: ["REST", "HTTP"] },
  { id: "I11", what: "Asynchronous pattern: 202 with an event, a queue, a state machine", apiTypes: ["REST"] },
  { id: "S1", what: "IAM", apiTypes: all },
  { id: "S2", what: "Cognito user pools, scopes per operation", apiTypes: ["REST", "HTTP"] },
  { id: "S3", what: "Lambda authorizers", apiTypes: all },
  { id: "S4", what: "JWT", apiTypes: ["REST", "HTTP"] },
  { id: "S5", what: "API keys", apiTypes: ["REST", "WebSocket"] },
  { id: "S6", what: "Resource policy", apiTypes: ["REST"] },
  { id: "S7", what: "Mutual TLS; client certificates", apiTypes: ["REST", "HTTP"] },
  { id: "S8", what: "Scopes or groups per operation", apiTypes: ["REST"] },
  { id: "S9", what: "WAF", apiTypes: ["REST"] },
  { id: "T1", what: "Throttle of a stage", apiTypes: all },
  { id: "T2", what: "Throttle of a method or route", apiTypes: all },
  { id: "T3", what: "Usage plans", apiTypes: ["REST", "WebSocket"] },
  { id: "T4", what: "API keys, created or by parameter", apiTypes: ["REST", "WebSocket"] },
  { id: "T5", what: "The account's throttle, checked", apiTypes: all, withoutInfrastructure: true },
  { id: "T6", what: "Cache", apiTypes: ["REST"] },
  { id: "V1", what: "Request validation", apiTypes: ["REST"] },
  { id: "V2", what: "Models", apiTypes: ["REST"] },
  { id: "V3", what: "Gateway responses", apiTypes: ["REST"] },
  { id: "V4", what: "CORS", apiTypes: ["REST", "HTTP"] },
  { id: "V5", what: "Documentation parts and version", apiTypes: ["REST"] },
  { id: "L1", what: "Stages, with variables and settings of their own", apiTypes: all },
  { id: "L2", what: "Deployments, exactly when needed", apiTypes: all },
  { id: "L3", what: "Canary; weighted alias; blue/green", apiTypes: ["REST"] },
  { id: "L4", what: "Custom domains", apiTypes: all },
  { id: "L5", what: "Versioning by path, header, query, stage", apiTypes: ["REST", "HTTP"] },
  { id: "L6", what: "CloudFront in front", apiTypes: ["REST", "HTTP"] },
  { id: "L7", what: "Export as one OpenAPI document", apiTypes: ["REST", "HTTP"], withoutInfrastructure: true },
  { id: "O1", what: "Access logs", apiTypes: all },
  { id: "O2", what: "Execution logs, data trace, the account's role", apiTypes: ["REST", "WebSocket"] },
  { id: "O3", what: "Metrics and tracing", apiTypes: all },
  { id: "O4", what: "Alarms and dashboard", apiTypes: all },
  { id: "F1", what: "Functions and everything that is theirs", apiTypes: all },
  { id: "F2", what: "Existing functions", apiTypes: all },
  { id: "F3", what: "Packages: bucket and key, or a local archive", apiTypes: all },
];

/** A golden case that shows features. */
export interface FeatureCase {
  /** Path from the root of the repository. */
  readonly folder: string;
  readonly apiType: ApiType;
  readonly ids: readonly string[];
  readonly targets: readonly ("cloudformation" | "terraform")[];
}

const root = fileURLToPath(new URL("../../", import.meta.url));
const apiTypes: Readonly<Record<string, ApiType>> = { http: "HTTP", websocket: "WebSocket" };

/** Every golden case with a list of the features that it shows. */
export function readFeatureCases(): readonly FeatureCase[] {
  return readdirSync(join(root, "fixtures"))
    .sort()
    .flatMap((name): readonly FeatureCase[] => {
      const folder = join(root, "fixtures", name);
      if (!existsSync(join(folder, "features.txt"))) return [];
      const ids = readFileSync(join(folder, "features.txt"), "utf8")
        .split(/\s+/)
        .filter((id) => id !== "");
      const targets = (["cloudformation", "terraform"] as const).filter((each) =>
        existsSync(join(folder, "expected", each)),
      );
      return [{ folder: `fixtures/${name}`, apiType: apiTypeOf(folder), ids, targets }];
    });
}

function apiTypeOf(folder: string): ApiType {
  const isAsync = readdirSync(folder).some((name) => name.startsWith("asyncapi."));
  const path = join(folder, "gatewright.yaml");
  const settings = existsSync(path) ? parse(readFileSync(path, "utf8"), { logLevel: "error" }) : undefined;
  return apiTypes[settings?.api?.type ?? ""] ?? (isAsync ? "WebSocket" : "REST");
}
