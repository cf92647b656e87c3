/** What is asked of TikTok. */
export const actionNames = { hide: "Hide", unhide: "Show again", delete: "Delete", reply: "Reply" };

/** What showed that it was done. */
export const confirmations = {
  echo: "TikTok told of it by an event of its own.",
  read: "The gateway looked at the comment and saw it.",
  answer: "TikTok answered that the comment was gone already.",
};

/**
 * What an attempt came to, with its tone.
 * @type {Object<string, [string, ""|"warning"|"danger"]>}
 */
export const attemptWords = {
  accepted: ["Accepted by TikTok", ""],
  confirmed: ["Gone already, TikTok answered", ""],
  drifted: ["Accepted by TikTok, and not done", "warning"],
  retry: ["Came to nothing", "warning"],
  postponed: ["Put off, and nobody knows whether it was done", "warning"],
  failed: ["Refused", "danger"],
  dead: ["Came to nothing, the last of its schedule", "danger"],
};

/**
 * Why actions are given up, as people say it.
 * @type {Object<string, string>}
 */
export const failureWords = {
  permission: "Not permitted",
  permanent: "Refused for good",
  token_rejected: "Token not accepted",
  transient: "Failed each time",
  unreachable: "TikTok not reached",
  drifted: "Accepted, never done",
  outcome_unknown: "May have been done",
  unknown: "Not known",
};

/** What somebody can do about it, or what it means. */
export const failureHints = {
  permission: "The app or the account's grant does not allow it. Once the account was authorised with the permission, "
    + "retry.",
  permanent: "TikTok takes it for a request that can never succeed.",
  token_rejected: "TikTok did not take the account's token to the last. Once the account was authorised anew, retry.",
  transient: "TikTok answered with a fault to the last attempt.",
  unreachable: "TikTok could not be reached to the last attempt.",
  drifted: "TikTok accepted it five times, and the comment never changed.",
  outcome_unknown: "Nobody knows whether TikTok did it. Look at the video first.",
  unknown: "It was given up by an older release, which did not keep why.",
};

/** Whether an action was given up, so that it may be retried. */
export const isGivenUp = ({ state }) => state === "failed" || state === "dead";
