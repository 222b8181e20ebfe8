import { describeMeeting } from "../support/pairing/meet-cases.js";

describeMeeting({ client: "typescript", handler: "python" });
describeMeeting({ client: "python", handler: "python" });
