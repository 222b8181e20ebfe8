/** What a difference may do to whom, from the harmless to what nobody can take back. */
export const risks = [
  "none",
  "redeploy",
  "limits-changed",
  "security-narrowed",
  "security-widened",
  "resource-replaced",
  "client-breaking",
] as const;
export type Risk = (typeof risks)[number];

/** One or more, in the order of `risks`; `none` stands alone. */
export type Risks = readonly Risk[];

export const riskDescriptions: Readonly<Record<Risk, string>> = {
  none: "Words, metadata, or what callers only gain by; nothing that runs changes for those who are there.",
  redeploy: "Something that is deployed changes in place. Callers who keep to the document notice nothing.",
  "limits-changed": "A throttle, quota, timeout, size or concurrency is another one, higher or lower.",
  "security-narrowed": "Somebody or something is let in no more, or has to prove more.",
  "security-widened": "Somebody or something is let in that was not, or has to prove less.",
  "resource-replaced": "A resource is made anew: another identifier, address or name, and what it held is gone.",
  "client-breaking": "A caller, or a reader of responses, that was right before may fail.",
};

/** The rank of the gravest of several risks. */
export const gravity = (of: Risks): number => Math.max(...of.map((risk) => risks.indexOf(risk)));
