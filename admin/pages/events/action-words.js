/** What is asked of TikTok. */
export const actionNames = { hide: "Hide", unhide: "Show again", delete: "Delete", reply: "Reply" };

/** What showed that it was done. */
export const confirmations = {
  echo: "TikTok told of it by an event of its own.",
  read: "The gateway looked at the comment and saw it.",
  answer: "TikTok answered that the comment was gone already.",
};

/** Why an action was given up. */
export const failures = {
  permission: "The app or the account’s authorisation does not allow it.",
  permanent: "TikTok takes it for a request that can never succeed.",
  token_rejected: "TikTok refused the account’s token to the last attempt.",
  transient: "TikTok failed to the last attempt.",
  unreachable: "TikTok could not be reached to the last attempt.",
  drifted: "TikTok accepted it again and again and never did it.",
  outcome_unknown: "Whether it was sent cannot be told.",
  unknown: "Why was not kept.",
};

/** Whether an action was given up, so that it may be retried. */
export const isGivenUp = ({ state }) => state === "failed" || state === "dead";
