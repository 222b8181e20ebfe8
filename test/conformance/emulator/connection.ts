/** Where an account is reached. */
export interface Connection {
  /** `http://127.0.0.1:PORT`, without a slash at its end. */
  readonly endpoint: string;
  /** Twelve digits. */
  readonly account: string;
  readonly region: string;
}

/** The region of everything that is deployed, save what the service has in one region alone. */
export const region = "eu-central-1";

/**
 * The emulator knows by the access key which account a request is for: an account needs no registration, and many cases
 * share one server without a sight of each other.
 */
export const accessKeyOf = (account: string): string => `AKIA${account}GATE`;

export const secretKey = "emulated";

/** What every client of the AWS SDK is made with. */
export const clientConfiguration = ({ endpoint, account, region }: Connection) => ({
  endpoint,
  region,
  credentials: { accessKeyId: accessKeyOf(account), secretAccessKey: secretKey },
  maxAttempts: 1,
});
