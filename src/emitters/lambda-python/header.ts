/** First line of what is the user's from the beginning. */
export const scaffoldHeader = "# Yours: Gatewright writes this file once and never again.\n";
