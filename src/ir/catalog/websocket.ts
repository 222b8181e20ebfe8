import { defineCatalog, message } from "./define.js";

/** WebSocket APIs, and the AsyncAPI documents that describe them. */
export const webSocketCatalog = defineCatalog({
  "asyncapi-version-newer": {
    severity: "warning",
    message: message`AsyncAPI ${"version"} is read as far as it agrees with 3.0.`,
    help: "Constructs that are new in that version are reported one by one where they occur.",
  },
  "asyncapi-without-websocket": {
    severity: "error",
    message: message`None of the document's servers speaks WebSocket.`,
    help: "An AsyncAPI document is compiled into a WebSocket API: describe a server with `protocol: wss`.",
  },
  "asyncapi-security-unsupported": {
    severity: "error",
    message: message`The security scheme '${"scheme"}' is of the type '${"type"}', which the handshake of a WebSocket cannot satisfy.`,
    help: "Use httpApiKey, http, oauth2, openIdConnect or X509, or mark it with `x-amazon-apigateway-authtype: awsSigv4`.",
  },
  "asyncapi-channel-parameters": {
    severity: "warning",
    message: message`The parameters of the channel '${"channel"}' are not compiled: a WebSocket API has one address for all channels.`,
    help: "Let messages or the query string of the handshake (the channel's `bindings.ws.query`) carry what the parameters stand for.",
  },
  "message-not-json": {
    severity: "warning",
    message: message`The message '${"message"}' is ${"contentType"}: the gateway cannot select a route by it, nor check it.`,
    help: "Messages that are not JSON reach the route `$default`; its handler gets their text.",
  },
  "paths-not-routed": {
    severity: "error",
    message: message`A WebSocket API has no paths; '${"path"}' and the document's other paths are not built.`,
    help: "A build is one API: build the paths with a settings file of their own (`--config`, with `api.type: rest` or `http`), and this one from a document whose `paths` are empty.",
  },
  "api-without-routes": {
    severity: "error",
    message: message`The WebSocket API has no route, and API Gateway deploys none such.`,
    help: "Describe routes under `websocket.routes` in the settings, or operations that receive messages in the AsyncAPI document; or say `stages: []` for an API that is not deployed yet.",
  },
  "route-selection-invalid": {
    severity: "error",
    message: message`A WebSocket API needs an expression that tells routes apart; it is '${"expression"}'.`,
    help: "Set `websocket.routeSelectionExpression`, such as `$request.body.action`: the name of a member that every message has. Several go into braces: `${request.body.service}.${request.body.action}`.",
  },
  "route-key-invalid": {
    severity: "error",
    message: message`'${"route"}' is no key of a route.`,
    help: "A key is `$connect`, `$disconnect`, `$default`, or a text of up to 128 printable characters that does not begin with `$`: what the route selection expression gives for the route's messages.",
  },
  "route-unreached": {
    severity: "warning",
    message: message`Messages of the route '${"route"}' do not reach it: it is selected by '${"expression"}', and ${"problem"}.`,
    help: "Describe the member that selects the route with `const` (or an `enum` of one) in the message's schema, and make it required; or correct the route's key.",
  },
  "route-without-messages": {
    severity: "warning",
    message: message`The route '${"route"}' gets no message; what is said of one is not compiled.`,
    help: "It is called when a connection opens or closes. Describe the query and headers of the handshake instead, or give the message a route of its own.",
  },
  "route-reply-unheard": {
    severity: "error",
    message: message`The route '${"route"}' cannot answer with a message: there is no connection to send it over yet, or none any more.`,
    help: "Remove the reply. To greet a client, let another route answer its first message.",
  },
  "route-security-not-on-connect": {
    severity: "error",
    message: message`The route '${"route"}' demands ${"schemes"}, which API Gateway can check on '$connect' alone.`,
    help: "Demand it of the handshake: `websocket.routes.$connect.security`, or `security` of the server in an AsyncAPI document. Whoever is let in may send every message; check more in the route's handler, from the authorizer's context.",
  },
  "route-authorizer-kind": {
    severity: "error",
    message: message`WebSocket APIs have no ${"kind"} authorizer, which '${"authorizer"}' is.`,
    help: "Set `type: lambda` with `mode: request` for the scheme under `authorizers` in the settings: the function that the build makes verifies the token.",
  },
  "connect-identity-source": {
    severity: "error",
    message: message`The authorizer '${"authorizer"}' ${"problem"}.`,
    help: "Authorizers of WebSocket APIs read `route.request.header.NAME`, `route.request.querystring.NAME`, `context.NAME` and `stageVariables.NAME`. Browsers cannot set headers of the handshake: use the query string for them.",
  },
  "route-mapping-invalid": {
    severity: "error",
    message: message`API Gateway cannot map '${"from"}' to '${"to"}': ${"problem"}.`,
    help: "Requests map `integration.request.{header,querystring,path}.NAME` from `route.request.{header,querystring}.NAME` (on `$connect`), `route.request.body`, `context.NAME`, `stageVariables.NAME` or `'text'`; responses map `route.response.header.NAME` from `integration.response.header.NAME`, `integration.response.body`, `context.NAME`, `stageVariables.NAME` or `'text'`.",
  },
  "route-uri-invalid": {
    severity: "error",
    message: message`The integration of the route '${"route"}' has the URI '${"uri"}', which ${"problem"}.`,
    help: "An HTTP backend's URI begins with `http://` or `https://`; an AWS service's is `arn:aws:apigateway:REGION:SERVICE:path|action/...`.",
  },
  "route-integration-not-read": {
    severity: "error",
    message: message`The route '${"route"}': ${"what"} cannot be deployed to a WebSocket API.`,
    help: "Give the route an integration of type aws, aws_proxy, http, http_proxy or mock with its `uri`, or none, and the build makes a function for it.",
  },
  "template-selection-missing": {
    severity: "warning",
    message: message`Nothing selects the mapping templates ${"keys"}: API Gateway does not say which of them it takes.`,
    help: "Set `templateSelectionExpression` (such as `$request.body.version`, or `200` for the one template of a mock), or call the template `$default`.",
  },
});
