/** An answer of Amazon API Gateway itself: the request did not reach the API behind it, or its answer did not come back. */
export interface GatewayFault {
  /** As `x-amzn-errortype` names it (`TooManyRequestsException`), or as the message implies. */
  readonly type: GatewayFaultType | (string & {});
  readonly message: string;
}

export type GatewayFaultType =
  | "AccessDeniedException"
  | "BadRequestException"
  | "ExpiredTokenException"
  | "ForbiddenException"
  | "IncompleteSignatureException"
  | "IntegrationTimeoutException"
  | "InternalServerErrorException"
  | "InvalidSignatureException"
  | "LimitExceededException"
  | "MissingAuthenticationTokenException"
  | "NotFoundException"
  | "RequestTooLargeException"
  | "ServiceUnavailableException"
  | "TooManyRequestsException"
  | "UnauthorizedException"
  | "UnsupportedMediaTypeException";

/**
 * Bodies that the gateway writes where nobody has changed its responses: `{"message": "..."}` and nothing else. HTTP APIs
 * send no `x-amzn-errortype` with them.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/supported-gateway-response-types.html
 */
const messages: { readonly [message: string]: readonly [status: number, type: GatewayFaultType] } = {
  "too many requests": [429, "TooManyRequestsException"],
  "limit exceeded": [429, "LimitExceededException"],
  forbidden: [403, "ForbiddenException"],
  unauthorized: [401, "UnauthorizedException"],
  "not found": [404, "NotFoundException"],
  "missing authentication token": [403, "MissingAuthenticationTokenException"],
  "user is not authorized to access this resource": [403, "AccessDeniedException"],
  "the security token included in the request is expired": [403, "ExpiredTokenException"],
  "invalid request body": [400, "BadRequestException"],
  "request too long": [413, "RequestTooLargeException"],
  "request entity too large": [413, "RequestTooLargeException"],
  "unsupported media type": [415, "UnsupportedMediaTypeException"],
  "internal server error": [502, "InternalServerErrorException"],
  "service unavailable": [503, "ServiceUnavailableException"],
  "endpoint request timed out": [504, "IntegrationTimeoutException"],
  "network error communicating with endpoint": [504, "IntegrationTimeoutException"],
};

interface Answer {
  readonly ok: boolean;
  readonly status: number;
  readonly body: unknown;
  readonly headers: Headers;
}

/** Recognises the gateway by its header, or by a body that is word for word one of its own under a status of its own. */
export function gatewayFault({ ok, status, body, headers }: Answer): GatewayFault | undefined {
  if (ok) return undefined;
  const message = onlyMessage(body);
  // `Type:http://internal.amazon.com/...` is how some of the service's front ends write it.
  const named = headers.get("x-amzn-errortype")?.split(":")[0]?.trim();
  if (named !== undefined && named !== "") return { type: named, message: message ?? bodyMessage(body) ?? "" };
  if (message === undefined) return undefined;
  const key = message.toLowerCase();
  const known = Object.hasOwn(messages, key) ? messages[key] : undefined;
  if (known === undefined) return undefined;
  const [usual, type] = known;
  return usual === status || (usual === 502 && status === 500) ? { type, message } : undefined;
}

/** REST APIs write `message`, and `Message` where a policy refuses. */
function onlyMessage(body: unknown): string | undefined {
  if (typeof body !== "object" || body === null) return undefined;
  const [member, ...others] = Object.entries(body);
  if (member === undefined || others.length > 0 || member[0].toLowerCase() !== "message") return undefined;
  return typeof member[1] === "string" ? member[1] : undefined;
}

/** What a status of 429 means: come back in a moment, or not before the quota's period is over. */
export type Refusal = "throttled" | "quota-exceeded";

/** Whether the gateway refused a request for its rate or for its quota; undefined for everything else. */
export function gatewayRefusal(response: Answer): Refusal | undefined {
  if (response.status !== 429) return undefined;
  const type = gatewayFault(response)?.type;
  if (type === "LimitExceededException") return "quota-exceeded";
  return type === "TooManyRequestsException" || type === "ThrottlingException" ? "throttled" : undefined;
}

const longestMessage = 300;

/** What the body of an error says in words, where it follows one of the usual forms (RFC 9457 among them). */
export function bodyMessage(body: unknown): string | undefined {
  const text = typeof body === "string" ? body : messageIn(body);
  const line = text?.replace(/\s+/g, " ").trim();
  if (line === undefined || line === "" || line.startsWith("<")) return undefined;
  return line.length <= longestMessage ? line : `${line.slice(0, longestMessage)}...`;
}

function messageIn(body: unknown): string | undefined {
  if (typeof body !== "object" || body === null) return undefined;
  const members = new Map(Object.entries(body));
  for (const name of ["message", "Message", "detail", "title", "error_description", "error"]) {
    const value: unknown = members.get(name);
    if (typeof value === "string") return value;
    if (name === "error" && typeof value === "object" && value !== null) return messageIn(value);
  }
  return undefined;
}
