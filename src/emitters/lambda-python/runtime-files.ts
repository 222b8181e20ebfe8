import { generatedHeader } from "../python/module-text.js";
import { templateReader } from "../template.js";

const list = (text: string): readonly string[] => text.split(" ");

/** What functions of operations run on. */
const requestModules = list(
  "__init__ authorization body cors deep_object errors event form formats handler http_event log media_type middleware " +
    "multipart number once operation parameters pattern percent record request response route rules schema shape status testing text_value validate " +
    "testing_context values",
);

/** What functions of a WebSocket API's routes run on. */
const routeModules = list(
  "__init__ aws_connections connections errors event formats log number once pattern record rules schema socket_handler socket_middleware " +
    "socket_request socket_route socket_testing testing_context validate values",
);

const authorizerModules = list("authorizer event http_event log percent policy route values");

export interface RuntimeUse {
  readonly serves: "operations" | "routes";
  readonly hasAuthorizers: boolean;
  readonly verifiesTokens: boolean;
}

/** The modules that generated code runs on, as name and text. */
export function runtimeFiles({
  serves,
  hasAuthorizers,
  verifiesTokens,
}: RuntimeUse): readonly (readonly [name: string, text: string])[] {
  const read = templateReader();
  const names = new Set([
    ...(serves === "routes" ? routeModules : requestModules),
    ...(hasAuthorizers ? authorizerModules : []),
    ...(verifiesTokens ? ["tokens"] : []),
  ]);
  return [...names].map((name) => [`${name}.py`, `${generatedHeader}\n${read(`lambda-python/runtime/${name}.py`)}`]);
}
