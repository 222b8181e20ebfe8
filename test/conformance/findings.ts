/** What is checked of a case; the head of the table. */
export const checks = [
  /** The stack is created, and deleted. */
  "CloudFormation",
  /** The configuration is applied, and destroyed. */
  "Terraform",
  /** Both accounts hold the same. */
  "equal",
  /** What the accounts hold is what the plan says. */
  "as planned",
  /** The API that is one OpenAPI body is the API that is many resources. */
  "body=resources",
  /** A second plan changes nothing. */
  "drift-free",
  /** Nothing is left behind, by neither. */
  "destroyed",
  /** Going from one edition to the next ends where the next would have begun. */
  "update",
] as const;

export type Check = (typeof checks)[number];

/** What was found of each check that a case went through: nothing where it holds. */
export class Findings {
  readonly #found = new Map<string, Map<Check, string[]>>();
  readonly #say: (text: string) => void;

  /** @param say told of what is minded as soon as it is found */
  constructor(say: (text: string) => void = () => {}) {
    this.#say = say;
  }

  /** Notes that a check was made, with what it minds. */
  add(name: string, check: Check, minded: readonly string[] = []): void {
    const ofCase = this.#found.get(name) ?? new Map<Check, string[]>();
    this.#found.set(name, ofCase);
    for (const text of minded) this.#say(`${name}, ${check}: ${text}`);
    ofCase.set(check, [...(ofCase.get(check) ?? []), ...minded]);
  }

  get names(): readonly string[] {
    return [...this.#found.keys()];
  }

  /** Undefined where the check was not made. */
  of(name: string, check: Check): readonly string[] | undefined {
    return this.#found.get(name)?.get(check);
  }
}
