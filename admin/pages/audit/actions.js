import { wordsOf } from "../../core/format.js";

/** The actions that the log knows, by what they are about. */
const actions = {
  "Tenants": ["tenant.created", "tenant.updated", "tenant.deleted", "tenant.imported", "tenant.exported",
    "branding.changed", "retention.changed", "deletion.finished"],
  "Apps and accounts": [
    "app.created", "app.updated", "app.deleted", "account.created", "account.updated", "account.deleted",
    "account.tokens_set", "account.connected",
    "account.disconnected", "authorisation.linked", "authorisation.completed", "authorisation.refused",
    "authorisation.revoked",
    "webhook_secret.rotated", "webhook.registered", "webhook.deleted",
  ],
  "Rules and lists": [
    "rule_set.saved", "rule.demoted", "rule.rearmed", "list.saved", "list.deleted", "undo.created", "undo.cancelled",
    "undo.finished",
  ],
  "Review": [
    "comment.reviewed", "review.claimed", "review.renewed", "review.released", "review.undone", "review.bulk_started",
    "review.finished",
    "review.limits_set",
  ],
  "Trying again": [
    "action.retried", "retry.created", "retry.cancelled", "retry.finished", "replay.created", "replay.cancelled",
    "replay.finished",
    "parked.deleted", "parked.retried",
  ],
  "Operators and log-ins": [
    "operator.created", "operator.updated", "invitation.created", "invitation.accepted", "invitation.revoked",
    "password.changed",
    "second_factor.enabled", "second_factor.disabled", "recovery_codes.made", "recovery_code.used", "token.created",
    "token.revoked",
    "login.succeeded", "login.refused", "session.ended", "access.refused",
  ],
  "Reports": ["report.exported", "decision_log.made", "report_schedule.created", "report_schedule.updated",
    "report_schedule.deleted", "report.requested", "report.sent", "report.given_up"],
  "Alerts": ["alert_channel.created", "alert_channel.updated", "alert_channel.deleted", "alert.tested"],
  "Exports and erasures": ["events.exported", "audit.exported", "audit.cut", "erasure.requested", "erasure.finished"],
  "Backups and the key": ["backup.made", "backup.drilled", "backup.restored", "key.rotation_started",
    "key.rotation_finished"],
};

/** “Rule set saved” of `rule_set.saved`. @param {string} action */
export function actionName(action) {
  const words = wordsOf(action);
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** The actions for a filter, in groups. @type {[string, string, string?][]} */
export const actionChoices = [
  ["", "All"],
  ...Object.entries(actions).flatMap(([group, within]) => within.map((action) => [action, actionName(action), group])),
];
