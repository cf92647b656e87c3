/** What TikTok tells of, in words. */
export const eventTypes = {
  "comment.created": "Written", "comment.deleted": "Deleted at TikTok", "comment.hidden": "Hidden at TikTok",
  "comment.restricted": "Restricted by TikTok", "comment.published": "Shown at TikTok",
};
