import { defineCatalog, message } from "./define.js";

/** What stages ask for that the service does not do, or does otherwise than one would think. */
export const stagesCatalog = defineCatalog({
  "stage-invalid": {
    severity: "error",
    message: message`The stage '${"stage"}' has ${"problem"}.`,
    help: "A variable's value holds letters, digits and `-._~:/?#&=,`. The format of an access log is one line with `$context.requestId` or `$context.extendedRequestId`; it goes to the ARN of a log group, or of a delivery stream whose name begins with `amazon-apigateway-`.",
  },
  "logging-role-needed": {
    severity: "warning",
    message: message`The stage '${"stage"}' writes logs, for which the account needs a role that API Gateway may use.`,
    help: "It is set once for each account and region; without it the deployment of the stage fails. Set `account.cloudWatchRole: true` in one build of the account and region, which makes the role, or set it in the API Gateway console (Settings, CloudWatch log role ARN) and silence this warning by its code.",
  },
  "execution-log-without-logging": {
    severity: "warning",
    message: message`The stage '${"stage"}' keeps execution logs for a time, and writes none.`,
    help: "Set `logging: error` or `info` on the stage or on one of its operations, or remove `executionLogRetention`.",
  },
  "access-log-variable-unknown": {
    severity: "warning",
    message: message`The access log of the stage '${"stage"}' names \`$context.${"variable"}\`, which ${"type"} APIs are not known to have.`,
    help: "The log shows `-` in its place. Names are case-sensitive and differ between the types of API (`resourcePath` of REST APIs is `routeKey` elsewhere). Silence this warning by its code if the service has learnt the name since.",
  },
  "cache-without-cluster": {
    severity: "error",
    message: message`Operation '${"operation"}' is to be cached${"where"}, and there is no cache cluster.`,
    help: "Give the stage `cache: { size: 0.5 }` (it costs by the hour), or remove the operation's `cache`.",
  },
  "cache-method-unsafe": {
    severity: "warning",
    message: message`Responses of ${"method"} (operation '${"operation"}') are to be cached; by itself API Gateway caches those of GET alone.`,
    help: "The body of a request is no part of the cache's key: different bodies get the same response, and the backend is not called. Remove `cache.enabled` from the operation, or silence this warning by its code.",
  },
  "cache-shared-by-callers": {
    severity: "warning",
    message: message`Callers of operation '${"operation"}' show credentials, and all of them get the same cached response.`,
    help: "Add what tells callers apart to the operation's `cache.keys`, such as `{ in: header, name: Authorization }`, or set `cache.enabled: false` for it. Silence this warning by its code where every caller may see the same.",
  },
  "canary-without-base": {
    severity: "warning",
    message: message`The canary of the stage '${"stage"}' gets the deployment that the stage itself is on, the newest.`,
    help: "Name the deployment that the stage stays on under `deployment`: the fingerprint of what is deployed now (README, Canary releases).",
  },
  "quota-offset-invalid": {
    severity: "error",
    message: message`The quota of the usage plan '${"plan"}' starts its ${"period"} at ${"offset"}, and ${"bound"}.`,
    help: "The offset is the day on which a period starts: with a week 0 is Sunday and 6 Saturday, with a month 0 is the first day and 27 the last one possible; a day has none.",
  },
  "api-key-plans-overlap": {
    severity: "error",
    message: message`The API key '${"key"}' belongs to the usage plans '${"plan"}' and '${"other"}', which both hold for the stage '${"stage"}'.`,
    help: "A key has one plan at most for a stage. Name the `stages` of each plan so that none occurs in both, or give each plan a key of its own.",
  },
  "alarm-invalid": {
    severity: "error",
    message: message`The alarm '${"alarm"}' of ${"of"} ${"problem"}.`,
    help: "`datapointsToAlarm` is `evaluationPeriods` at most; the periods together last a day at most, or a week with a `period` of 3600 seconds or more.",
  },
  "alarm-not-measured": {
    severity: "error",
    message: message`${"type"} APIs do not measure what the alarm '${"alarm"}' watches.`,
    help: "`latency` is measured by REST and HTTP APIs (take `integrationLatency`), `connections` by WebSocket APIs (take `requests`).",
  },
  "canary-cache": {
    severity: "error",
    message: message`The canary of the stage '${"stage"}' is to use the stage's cache, and the stage has none.`,
    help: "Give the stage `cache`, or remove `useStageCache`.",
  },
});
