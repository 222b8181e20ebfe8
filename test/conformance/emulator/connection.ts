/** Where an account is reached. */
export interface Connection {
  /** `http://127.0.0.1:PORT`, without a slash at its end. */
  readonly endpoint: string;
  /** Twelve digits. */
  readonly account: string;
  readonly region: string;
  /** What has been asked already, and the answers; undefined where each question is put anew. */
  readonly answers?: Map<string, Promise<unknown>>;
}

/** For the description of many cases in one account, of which each asks what the others have asked. */
export const remembering = (connection: Connection): Connection => ({ ...connection, answers: new Map() });

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
  // A lost answer is asked for again; the emulator carries a call out but once.
  maxAttempts: 3,
});

interface Client {
  send(command: object): Promise<unknown>;
}

/** A client of the AWS SDK; where the connection remembers, it asks nothing twice. */
export function openClient<Kind extends object>(
  Client: new (configuration: ReturnType<typeof clientConfiguration>) => Kind,
  connection: Connection,
): Kind {
  const client = new Client(clientConfiguration(connection));
  const { answers } = connection;
  if (answers === undefined) return client;
  const ask = (client as Client).send.bind(client);
  const send: Client["send"] = (command) => {
    const question = `${Client.name} ${command.constructor.name} ${JSON.stringify((command as { input?: object }).input)}`;
    const answer = answers.get(question) ?? ask(command);
    answers.set(question, answer);
    return answer;
  };
  return Object.assign(client, { send });
}
