/**
 * Which things of an account a description is about. A stack has an account of its own, so everything is. A run of Terraform
 * deploys many cases into one account, as each provider that it configures costs it seconds: there a case is what the
 * state of its module says.
 */
export interface Scope {
  /**
   * @param type Terraform's name of the resource type
   * @param id what Terraform's provider takes for the id
   */
  owns(type: string, id: string | undefined): boolean;
}

export const wholeAccount: Scope = { owns: () => true };
