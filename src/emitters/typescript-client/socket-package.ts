import { authModule } from "./entry-modules.js";
import { exportLine, generatedHeader } from "./module-text.js";
import type { TypeScriptClientOptions } from "./options.js";
import { type PackageContents, typesModule } from "./package-contents.js";
import { packageJson, tsconfigJson } from "./package-files.js";
import { authFeatures, authRuntime, hasAuth } from "./runtime-modules.js";
import type { SocketModel } from "./socket-model.js";
import { messagesModule, socketClientModule } from "./socket-modules.js";
import { socketReadme } from "./socket-readme.js";

/** What a client of a WebSocket API carries; `parameters` and `authentication` bring what they need. */
const runtime = [
  "authentication",
  "environment",
  "media-type",
  "operation",
  "parameters",
  "socket-client",
  "socket-connection",
  "socket-inbox",
  "socket-replies",
  "styles",
];

/** The client of a WebSocket API. */
export function socketPackage(model: SocketModel, options: TypeScriptClientOptions): PackageContents {
  const auth = authFeatures(model.api);
  return {
    files: [
      ["README.md", socketReadme(model, options)],
      ["package.json", packageJson(model.api, options, ["index", ...(hasAuth(auth) ? ["auth"] : [])])],
      ...(hasAuth(auth) ? [["src/auth.ts", authModule(auth)] as const] : []),
      ["src/client.ts", socketClientModule(model)],
      ["src/index.ts", indexModule()],
      ["src/messages.ts", messagesModule(model)],
      ["src/types.ts", typesModule(model.api, model.types)],
      ["tsconfig.json", tsconfigJson()],
    ],
    runtime: [...runtime, ...authRuntime(auth)].sort(),
  };
}

const indexModule = (): string => `${generatedHeader}
export { type Client, type ClientOptions, type Credentials, createClient } from "./client.js";
export type * from "./messages.js";
${exportLine(["type Provided", "type ProvidedToken", "type TokenSource", "type UserAndPassword"], "./runtime/authentication.js")}${exportLine(["type SocketMembers", "type SocketOptions", "type Unaddressed"], "./runtime/socket-client.js")}${exportLine(["type OpenSocket", "type SocketAddress", "SocketError", "type SocketLike", "type SocketState"], "./runtime/socket-connection.js")}export type * from "./types.js";
`;
