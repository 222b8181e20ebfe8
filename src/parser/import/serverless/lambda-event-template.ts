/**
 * The mapping templates with which the framework hands requests to a function by `integration: lambda`, one for JSON and one
 * for forms. They are not the framework's own text; the event that a function gets of them is the same.
 * https://www.serverless.com/framework/docs/providers/aws/events/apigateway#lambda-integration
 *
 * @param claims what the event tells of a user pool's token beside `sub`: names of claims, `custom:team`
 */
export function lambdaEventTemplates(claims: readonly string[]): Readonly<Record<string, string>> {
  return {
    "application/json": `${entries}${eventOf('$input.json("$")', claims)}`,
    "application/x-www-form-urlencoded": `${entries}${form}${eventOf("$fields", claims)}`,
  };
}

/** Text that stands between the quotes of JSON: the service's own escaping, which knows JavaScript's single quotes too. */
const escaped = (expression: string): string => `$util.escapeJavaScript(${expression}).replaceAll("\\\\'", "'")`;

/** The entries of whatever \`$map\` is set to, as one JSON object. */
const entries = `#define($entries)
{#foreach($name in $map.keySet())
  "$util.escapeJavaScript($name)": "${escaped("$map.get($name)")}"#if($foreach.hasNext),#end
#end}
#end
`;

/** The fields of a form; one without a value is an empty text. */
const form = `#define($fields)
{#foreach($field in $input.path("$").split("&"))
#set($pair = $field.split("="))
#if($pair.size() > 1)
#set($text = ${escaped("$util.urlDecode($pair[1])")})
#else
#set($text = "")
#end
  "$util.escapeJavaScript($util.urlDecode($pair[0]))": "$text"#if($foreach.hasNext),#end
#end}
#end
`;

const maps = [
  ["enhancedAuthContext", "$context.authorizer"],
  ["headers", "$input.params().header"],
  ["query", "$input.params().querystring"],
  ["path", "$input.params().path"],
  ["identity", "$context.identity"],
  ["stageVariables", "$stageVariables"],
] as const;

function eventOf(body: string, claims: readonly string[]): string {
  const claimed = [...claims, "sub"].map(
    (claim) => `    "${claim.slice(claim.indexOf(":") + 1)}": "${claimOf(claim)}"`,
  );
  return `{
  "body": ${body},
  "method": "$context.httpMethod",
  "principalId": "$context.authorizer.principalId",
  "stage": "$context.stage",
  "cognitoPoolClaims": {
${claimed.join(",\n")}
  },
${maps.map(([key, map]) => `#set($map = ${map})\n  "${key}": $entries,`).join("\n")}
  "requestPath": "$context.resourcePath"
}
`;
}

const claimOf = (claim: string): string =>
  claim.includes(":") ? `$context.authorizer.claims['${claim}']` : `$context.authorizer.claims.${claim}`;
