import { describeMeeting } from "../support/pairing/meet-cases.js";

describeMeeting({ client: "typescript", handler: "typescript" });
describeMeeting({ client: "python", handler: "typescript" });
