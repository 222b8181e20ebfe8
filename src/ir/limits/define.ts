/** One quota of a service, as its documentation states it. */
export interface ServiceLimit {
  /** Subject of the sentence that reports it: "Stages of the API". */
  readonly what: string;
  /** The default quota, in `unit`. */
  readonly value: number;
  readonly unit: string;
  /** Whether the service raises it on request: exceeding it is a warning then, otherwise an error. */
  readonly raisable: boolean;
  /** The way out, in whole sentences. */
  readonly remedy: string;
  /** Why a build cannot tell, where it cannot: the row is there for readers. */
  readonly unchecked?: string;
  /** Page of the service's documentation that states it. */
  readonly source: string;
}

export const defineLimits = <const Rows extends Record<string, ServiceLimit>>(rows: Rows): Readonly<Rows> => rows;
