import type { ApiModel } from "../../ir/api.js";
import { asciiWords } from "../../ir/names.js";
import { verifiesTokens } from "../lambda/verifies-tokens.js";
import { renderTemplate, templateText } from "../template.js";
import type { UnitNames } from "./names.js";

/** The project's own name: lower case, as npm wants it. */
const slug = (name: string): string => asciiWords(name).replaceAll(" ", "-").slice(0, 80) || "api";

/** Versions that the generated project has been built and checked with. */
const developmentDependencies = {
  "@types/node": "^22.0.0",
  esbuild: "^0.28.2",
  fflate: "^0.8.3",
  typescript: "^5.9.3",
};

/** Checks the signatures of tokens: no dependencies of its own, and the keys of issuers are kept by it. */
const tokenDependencies = { jose: "^6.2.17" };

/** What sends messages to connections. */
const connectionDependencies = { "@aws-sdk/client-apigatewaymanagementapi": "^3.900.0" };

export function packageJson(api: ApiModel): string {
  const dependencies = {
    ...(api.gateway.protocol === "websocket" ? connectionDependencies : {}),
    ...(verifiesTokens(api) ? tokenDependencies : {}),
  };
  const content = {
    name: `${slug(api.name)}-handlers`,
    version: "0.0.0",
    private: true,
    type: "module",
    scripts: { build: "node build.mjs", test: "node test.mjs", typecheck: "tsc" },
    ...(Object.keys(dependencies).length === 0 ? {} : { dependencies }),
    devDependencies: developmentDependencies,
  };
  return `${JSON.stringify(content, null, 2)}\n`;
}

export const tsconfigJson = (): string => templateText("lambda-typescript/project/tsconfig.json");

export const testScript = (): string => templateText("lambda-typescript/project/test.mjs");

/** The user's list of what runs around every operation, or every route. */
export const middlewareScaffold = (serves: "operations" | "routes"): string =>
  templateText(`lambda-typescript/project/middleware.${serves}.ts`);

export const gitignore = "node_modules/\ndist/\n";

/** The oldest Node.js among the functions' runtimes: what the bundles have to run on. */
export function buildScript(api: ApiModel): Promise<string> {
  const versions = api.handlers.flatMap(({ runtime }) => /^nodejs(\d+)\./.exec(runtime)?.[1] ?? []).map(Number);
  const target = `node${versions.length === 0 ? 22 : Math.min(...versions)}`;
  return renderTemplate("lambda-typescript/project/build.mjs.hbs", { target });
}

export interface ReadmeInput {
  readonly api: ApiModel;
  readonly hasAuthorizers: boolean;
  /** The operation that the page shows; a made-up one where the functions serve none. */
  readonly example: UnitNames | undefined;
}

export const readme = ({ api, hasAuthorizers, example }: ReadmeInput): Promise<string> =>
  renderTemplate("lambda-typescript/project/README.md.hbs", {
    name: slug(api.name),
    hasAuthorizers,
    verifiesTokens: verifiesTokens(api),
    hasCors: api.cors !== undefined,
    exampleFile: example?.file ?? "get-pet",
    exampleValue: example?.value ?? "getPet",
    exampleType: example?.type ?? "GetPet",
  });

/** The page of a project that serves the routes of a WebSocket API. */
export const routesReadme = ({ api, hasAuthorizers, example }: ReadmeInput): Promise<string> =>
  renderTemplate("lambda-typescript/project/README.websocket.md.hbs", {
    name: slug(api.name),
    hasAuthorizers,
    exampleFile: example?.file ?? "send-message",
    exampleValue: example?.value ?? "sendMessage",
    exampleType: example?.type ?? "SendMessage",
  });
