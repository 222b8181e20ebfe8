import { type MessageTemplate, message } from "../catalog/define.js";
import type { Risks } from "./risk.js";

/** Whether a value goes to the API or comes from it: what refuses more hurts callers, what gives more hurts readers. */
export type Direction = "request" | "response";

export interface ChangeEntry {
  /** By the direction of the value; "told" where each occurrence has risks of its own. */
  readonly risks: Risks | Readonly<Record<Direction, Risks>> | "told";
  /** What happened to the subject, without it: "no longer takes `limit`". */
  readonly message: MessageTemplate<never>;
  /** Why the risk is what it is, in a sentence. */
  readonly why: string;
}

const define = <const Entries extends Record<string, ChangeEntry>>(entries: Entries): Entries => entries;

const harmless: Risks = ["none"];
const breaking: Risks = ["client-breaking"];
const closed: Risks = ["security-narrowed", "client-breaking"];
const opened: Risks = ["security-widened"];

const operationChanges = define({
  "operation-added": { risks: ["redeploy"], message: message`is new`, why: "Nobody calls it yet." },
  "operation-removed": { risks: breaking, message: message`is gone`, why: "Whoever calls it is answered 403 or 404." },
  "operation-moved": {
    risks: ["resource-replaced", "client-breaking"],
    message: message`is now ${"after"}`,
    why: "Whoever calls it where it was is answered 403 or 404; the gateway makes another method of it.",
  },
  "operation-renamed": {
    risks: breaking,
    message: message`has the operationId '${"after"}' in place of '${"before"}'`,
    why: "Requests stay the same, but generated clients name their methods by it, and a function of the operation's own is another one.",
  },
  "path-variable-renamed": {
    risks: ["resource-replaced"],
    message: message`calls the path variable '${"before"}' now '${"after"}'`,
    why: "URLs stay the same, but the gateway makes the path and all below it anew.",
  },
  "operation-deprecated": { risks: harmless, message: message`is deprecated`, why: "It still works." },
  "operation-restored": { risks: harmless, message: message`is deprecated no longer`, why: "It works as before." },
  "words-changed": { risks: harmless, message: message`is described in other words`, why: "Words bind nobody." },
  "parameter-added": {
    risks: harmless,
    message: message`takes the ${"place"} parameter '${"name"}', which is optional`,
    why: "Callers may go on without it.",
  },
  "parameter-demanded": {
    risks: breaking,
    message: message`demands the new ${"place"} parameter '${"name"}'`,
    why: "Callers who do not know of it are refused.",
  },
  "parameter-removed": {
    risks: breaking,
    message: message`no longer takes the ${"place"} parameter '${"name"}'`,
    why: "Callers who send it get the answer to another question.",
  },
  "parameter-made-required": {
    risks: breaking,
    message: message`demands the ${"place"} parameter '${"name"}', which was optional`,
    why: "Callers who leave it out are refused.",
  },
  "parameter-made-optional": {
    risks: harmless,
    message: message`no longer demands the ${"place"} parameter '${"name"}'`,
    why: "Callers may go on sending it.",
  },
  "parameter-form-changed": {
    risks: breaking,
    message: message`takes the ${"place"} parameter '${"name"}' in another form: ${"form"}`,
    why: "The same value is written differently in the request.",
  },
  "parameter-deprecated": {
    risks: harmless,
    message: message`${"what"} the ${"place"} parameter '${"name"}'`,
    why: "It still works.",
  },
  "body-added": {
    risks: harmless,
    message: message`takes a body, which is optional`,
    why: "Callers may go on without.",
  },
  "body-demanded": { risks: breaking, message: message`demands a body`, why: "Callers who send none are refused." },
  "body-removed": {
    risks: breaking,
    message: message`no longer takes a body`,
    why: "What callers send in it is ignored or refused.",
  },
  "body-made-optional": {
    risks: harmless,
    message: message`no longer demands its body`,
    why: "Callers may go on sending it.",
  },
  "media-type-added": {
    risks: harmless,
    message: message`${"verb"} ${"type"} too${"where"}`,
    why: "Whoever asks for the others gets them as before.",
  },
  "media-type-removed": {
    risks: breaking,
    message: message`no longer ${"verb"} ${"type"}${"where"}`,
    why: "Whoever relies on it is refused, or cannot read the answer.",
  },
  "encoding-changed": {
    risks: breaking,
    message: message`takes the part '${"part"}' of its ${"type"} form in another encoding`,
    why: "The same value is written differently in the request.",
  },
  "success-added": {
    risks: breaking,
    message: message`may answer ${"status"}`,
    why: "A reader that knows the other successes alone takes it for a failure.",
  },
  "failure-added": {
    risks: harmless,
    message: message`may answer ${"status"}`,
    why: "Every caller has to expect failures.",
  },
  "success-removed": {
    risks: breaking,
    message: message`no longer answers ${"status"}`,
    why: "Readers that wait for it take other answers for failures.",
  },
  "failure-removed": {
    risks: harmless,
    message: message`no longer answers ${"status"}`,
    why: "Readers that know how to bear it do not miss it.",
  },
  "header-added": {
    risks: harmless,
    message: message`sends the header ${"name"} with ${"status"}`,
    why: "Readers ignore what they do not know.",
  },
  "header-removed": {
    risks: breaking,
    message: message`no longer sends the header ${"name"} with ${"status"}`,
    why: "Readers that need it miss it.",
  },
  "header-made-optional": {
    risks: breaking,
    message: message`sends the header ${"name"} with ${"status"} only at times`,
    why: "Readers that need it may miss it.",
  },
  "header-made-required": {
    risks: harmless,
    message: message`always sends the header ${"name"} with ${"status"}`,
    why: "Readers have nothing to fear from it.",
  },
  "header-form-changed": {
    risks: breaking,
    message: message`sends the header ${"name"} with ${"status"} in another form`,
    why: "The same value is written differently.",
  },
  "validation-started": {
    risks: ["security-narrowed"],
    message: message`has its ${"what"} checked by the gateway`,
    why: "Requests that do not fit the document are refused before the backend sees them; some callers may have sent such.",
  },
  "validation-stopped": {
    risks: opened,
    message: message`no longer has its ${"what"} checked by the gateway`,
    why: "Requests that do not fit the document reach the backend.",
  },
  "reply-added": {
    risks: harmless,
    message: message`is answered on the connection`,
    why: "Readers ignore what they do not know.",
  },
  "reply-removed": {
    risks: breaking,
    message: message`is answered no longer`,
    why: "Whoever waits for the reply waits for ever.",
  },
});

const schemaChanges = define({
  "type-changed": {
    risks: { request: breaking, response: breaking },
    message: message`${"where"} is ${"after"} in place of ${"before"}`,
    why: "Neither side's values are the other's.",
  },
  "type-narrowed": {
    risks: { request: breaking, response: harmless },
    message: message`${"where"} is ${"after"} alone, and was ${"before"}`,
    why: "Fewer values are possible: callers are refused, readers are prepared.",
  },
  "type-widened": {
    risks: { request: harmless, response: breaking },
    message: message`${"where"} is ${"after"}, and was ${"before"} alone`,
    why: "More values are possible: callers need not mind, readers may not be prepared.",
  },
  "null-allowed": {
    risks: { request: harmless, response: breaking },
    message: message`${"where"} may be null`,
    why: "Readers may not expect it.",
  },
  "null-refused": {
    risks: { request: breaking, response: harmless },
    message: message`${"where"} may no longer be null`,
    why: "Callers who send null are refused.",
  },
  "enum-value-added": {
    risks: { request: harmless, response: breaking },
    message: message`${"where"} knows the value ${"value"}`,
    why: "A reader that is closed, one that knows the old values alone, fails on it.",
  },
  "enum-value-removed": {
    risks: { request: breaking, response: harmless },
    message: message`${"where"} no longer knows the value ${"value"}`,
    why: "Callers who send it are refused.",
  },
  "bound-tightened": {
    risks: { request: breaking, response: harmless },
    message: message`${"where"} has ${"bound"} ${"after"}${"before"}`,
    why: "Fewer values are possible: callers are refused, readers are prepared.",
  },
  "bound-loosened": {
    risks: { request: harmless, response: breaking },
    message: message`${"where"} has ${"bound"} ${"after"}${"before"}`,
    why: "More values are possible: callers need not mind, readers may not be prepared.",
  },
  "bound-changed": {
    risks: { request: breaking, response: breaking },
    message: message`${"where"} has ${"bound"} ${"after"}${"before"}`,
    why: "Neither side's values are the other's.",
  },
  "property-added": {
    risks: harmless,
    message: message`${"where"} is new, and optional`,
    why: "Callers may go on without it, readers ignore what they do not know.",
  },
  "property-added-to-closed": {
    risks: { request: harmless, response: breaking },
    message: message`${"where"} is new in an object that promised no further members`,
    why: "A reader that takes the promise at its word refuses the answer.",
  },
  "property-demanded": {
    risks: { request: breaking, response: harmless },
    message: message`${"where"} is new, and required`,
    why: "Callers who do not know of it are refused.",
  },
  "property-removed": {
    risks: { request: harmless, response: breaking },
    message: message`${"where"} is gone`,
    why: "What callers send in it is ignored; readers miss it.",
  },
  "property-refused": {
    risks: { request: breaking, response: breaking },
    message: message`${"where"} is gone, and further members are refused`,
    why: "Callers who send it are refused; readers miss it.",
  },
  "property-made-required": {
    risks: { request: breaking, response: harmless },
    message: message`${"where"} is required, and was optional`,
    why: "Callers who leave it out are refused.",
  },
  "property-made-optional": {
    risks: { request: harmless, response: breaking },
    message: message`${"where"} is optional, and was required`,
    why: "Readers that need it may miss it.",
  },
  "members-refused": {
    risks: { request: breaking, response: harmless },
    message: message`${"where"} takes no members beside those that are described`,
    why: "Callers who send others are refused.",
  },
  "members-allowed": {
    risks: { request: harmless, response: breaking },
    message: message`${"where"} may have members beside those that are described`,
    why: "A reader that took the old promise at its word refuses them.",
  },
  "alternative-added": {
    risks: { request: harmless, response: breaking },
    message: message`${"where"} may be ${"member"} too`,
    why: "A reader that is closed, one that knows the old alternatives alone, fails on it.",
  },
  "alternative-removed": {
    risks: { request: breaking, response: harmless },
    message: message`${"where"} may no longer be ${"member"}`,
    why: "Callers who send it are refused.",
  },
  "demand-added": {
    risks: { request: breaking, response: harmless },
    message: message`${"where"} has to be ${"member"} as well`,
    why: "Callers whose values are not are refused.",
  },
  "demand-removed": {
    risks: { request: harmless, response: breaking },
    message: message`${"where"} need no longer be ${"member"} as well`,
    why: "Readers that rely on it may fail.",
  },
  "discriminator-changed": {
    risks: { request: breaking, response: breaking },
    message: message`${"where"} is told apart by other values or another property`,
    why: "Both sides would take one alternative for another.",
  },
  "default-changed": {
    risks: { request: breaking, response: harmless },
    message: message`${"where"} has the default ${"after"} in place of ${"before"}`,
    why: "Callers who leave it out get something else.",
  },
  "schema-deprecated": { risks: harmless, message: message`${"where"} is ${"what"}`, why: "It still works." },
  "schema-renamed": {
    risks: harmless,
    message: message`is named '${"after"}'`,
    why: "Messages stay the same; generated types and models of the gateway are named by it.",
  },
  "unused-schema-changed": {
    risks: harmless,
    message: message`${"what"}, and nothing sends or receives it`,
    why: "No message holds it.",
  },
});

const securityChanges = define({
  "security-added": {
    risks: closed,
    message: message`demands ${"after"}, and was open to everybody`,
    why: "Callers without credentials are refused.",
  },
  "security-removed": {
    risks: opened,
    message: message`is open to everybody, and demanded ${"before"}`,
    why: "Nobody has to prove anything.",
  },
  "credentials-made-optional": {
    risks: opened,
    message: message`can be called without credentials too`,
    why: "Nobody has to prove anything.",
  },
  "credentials-made-required": {
    risks: closed,
    message: message`can no longer be called without credentials`,
    why: "Callers without credentials are refused.",
  },
  "security-alternative-added": {
    risks: opened,
    message: message`can be called with ${"what"} too`,
    why: "Others than before are let in.",
  },
  "security-alternative-removed": {
    risks: closed,
    message: message`can no longer be called with ${"what"}`,
    why: "Callers who use it are refused.",
  },
  "security-replaced": {
    risks: ["security-narrowed", "security-widened", "client-breaking"],
    message: message`demands ${"after"} in place of ${"before"}`,
    why: "Other callers than before are let in, and those of before have to change.",
  },
  "scope-demanded": {
    risks: closed,
    message: message`demands the scope '${"scope"}' of ${"scheme"}`,
    why: "Tokens without it are refused.",
  },
  "scope-dispensed": {
    risks: opened,
    message: message`no longer demands the scope '${"scope"}' of ${"scheme"}`,
    why: "Tokens without it are let in.",
  },
  "scope-accepted": {
    risks: opened,
    message: message`is content with the scope '${"scope"}' of ${"scheme"} too`,
    why: "The gateway asks for one of the scopes that are listed: tokens with this one are let in.",
  },
  "scope-refused": {
    risks: closed,
    message: message`is no longer content with the scope '${"scope"}' of ${"scheme"}`,
    why: "The gateway asks for one of the scopes that are listed: tokens with this one alone are refused.",
  },
  "policy-added": {
    risks: closed,
    message: message`has a resource policy`,
    why: "Whoever it does not allow is refused.",
  },
  "policy-removed": {
    risks: opened,
    message: message`has no resource policy any more`,
    why: "It refused some, whom nothing refuses now.",
  },
  "policy-allows": {
    risks: opened,
    message: message`allows in its resource policy: ${"statement"}`,
    why: "Others than before are let in.",
  },
  "policy-allows-no-more": {
    risks: closed,
    message: message`no longer allows in its resource policy: ${"statement"}`,
    why: "Whom it let in, nothing else may.",
  },
  "policy-denies": {
    risks: closed,
    message: message`denies in its resource policy: ${"statement"}`,
    why: "A denial outweighs whatever allows.",
  },
  "policy-denies-no-more": {
    risks: opened,
    message: message`no longer denies in its resource policy: ${"statement"}`,
    why: "Whom it kept out, others may let in.",
  },
  "policy-changed": {
    risks: ["security-narrowed", "security-widened"],
    message: message`has a resource policy of another kind`,
    why: "Who is let in can only be told by reading both.",
  },
});

const memberChanges = define({
  "member-added": { risks: "told", message: message`${"member"}${"value"} is new`, why: "" },
  "member-removed": { risks: "told", message: message`${"member"}${"value"} is gone`, why: "" },
  "member-changed": { risks: "told", message: message`${"member"} is ${"after"}, and was ${"before"}`, why: "" },
  "member-raised": { risks: "told", message: message`${"member"} is raised from ${"before"} to ${"after"}`, why: "" },
  "member-lowered": { risks: "told", message: message`${"member"} is lowered from ${"before"} to ${"after"}`, why: "" },
  "member-renamed": { risks: "told", message: message`is named '${"after"}'`, why: "" },
});

const planChanges = define({
  "deployment-renewed": {
    risks: ["redeploy"],
    message: message`is deployed anew: the snapshot ${"before"} is followed by ${"after"}`,
    why: "What the stages serve is another definition than before.",
  },
  "definition-changed": {
    risks: ["redeploy"],
    message: message`serves another definition as soon as it is deployed`,
    why: "Its stages follow every change by themselves.",
  },
  "resource-replaced": {
    risks: ["resource-replaced"],
    message: message`is made anew, since its ${"member"} is another one: ${"consequence"}`,
    why: "Neither CloudFormation nor Terraform can change it in place.",
  },
  "resource-renamed": {
    risks: ["resource-replaced"],
    message: message`is made anew as ${"after"}: ${"consequence"}`,
    why: "Logical ids and addresses are made of what a resource stands for.",
  },
  "input-added": {
    risks: ["redeploy"],
    message: message`is asked of the deployment${"default"}`,
    why: "A deployment that does not supply it fails, unless there is a default.",
  },
  "input-removed": {
    risks: ["redeploy"],
    message: message`is no longer asked of the deployment`,
    why: "A deployment that supplies it fails.",
  },
  "output-changed": {
    risks: ["redeploy"],
    message: message`${"what"} as an output of the deployment`,
    why: "Others may refer to it.",
  },
});

/** Every code of a difference. A code is for ever: scripts name it. */
export const changes = {
  ...operationChanges,
  ...schemaChanges,
  ...securityChanges,
  ...memberChanges,
  ...planChanges,
};

export type ChangeCode = keyof typeof changes;

/** The placeholders of one code. */
export type ChangeValues<Code extends ChangeCode> =
  (typeof changes)[Code]["message"] extends MessageTemplate<infer Key> ? Readonly<Record<Key, string>> : never;
