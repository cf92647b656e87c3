"""What schemathesis is told of one run."""

import json
import pathlib

HOOKS = pathlib.Path(__file__).with_name("hooks.py")

# How often a parameter of a path is something there is.
LIKELY = 0.8

# What answers without end, and would be waited for.
ENDLESS = ["live", "gatewayLive"]

# What is taken from a spare instead, because the operation ends it.
SPARES = {
    "deleteTenant": ("tenant", "spare_tenant"),
    "deleteAccount": ("account", "spare_account"),
    "revokeToken": ("token", "spare_token"),
}

# What a schema cannot say, so that what it allows may still be refused: which rules, lists, terms and passwords are
# good, which ids there are, and in which order two times come.
BEYOND_A_SCHEMA = {
    400: ["listEvents", "exportEvents", "report", "ruleStatistics", "listTenantAudit", "exportTenantAudit",
          "listGatewayAudit", "exportGatewayAudit", "listDeadLetters", "coverage", "timeToHidden",
          "getReviewThroughput"],
    412: ["saveGatewayList", "saveTenantList", *(f"{verb}{layer}RuleSet" for verb in ("save", "restore")
                                                 for layer in ("Gateway", "Tenant", "Account"))],
    422: ["invite", "acceptInvitation", "updateOperator", "changePassword", "beginSecondFactor", "confirmSecondFactor",
          "disableSecondFactor", "replaceRecoveryCodes", "createToken", "createTenant", "createAccount", "testRules",
          "onboard", "importAccounts", "importTenant",
          "backTest", "previewUndo", "createUndoJob", "previewRetry", "retryDeadLetters", "createReplay",
          "createErasure", "decideReview", "renewReviews", "tryTerm", "saveGatewayList", "saveTenantList",
          "createAuthorisation",
          *(f"{verb}{owner}AlertChannel{rest}" for owner in ("Gateway", "Tenant")
            for verb, rest in (("create", ""), ("update", ""), ("rotate", "Secret"))),
          *(f"{verb}{layer}RuleSet" for verb in ("save", "check", "restore")
            for layer in ("Gateway", "Tenant", "Account"))],
}
ACCEPTANCE = ["2xx", "3xx", "401", "403", "404", "409", "429", "5xx"]


def configuration(known, token, examples):
    lines = [
        f"hooks = {json.dumps(str(HOOKS))}", "continue-on-failure = true",
        "[auth.openapi.session]", f"bearer = {json.dumps(token)}",
        "[generation]", f"max-examples = {examples}", "deterministic = true",
        # 428 is what RFC 6585 has for a missing If-Match.
        "[checks]", 'missing_required_header.expected-statuses = [400, 401, 403, 406, 415, 422, 428]',
        "[dictionaries]",
        *(f"{name} = {{ values = {json.dumps(values)} }}" for name, values in known.items() if values),
        "[parameters]",
        *(f'"path.{name}" = {{ dictionary = "{name}", probability = {LIKELY} }}'
          for name, values in known.items() if values and not name.startswith("spare_")),
    ]
    for operation in ENDLESS:
        lines += ["[[operations]]", f'include-operation-id = "{operation}"', "enabled = false"]
    for operation, (name, spare) in SPARES.items():
        lines += ["[[operations]]", f'include-operation-id = "{operation}"',
                  f'parameters = {{ "path.{name}" = {{ dictionary = "{spare}", probability = {LIKELY} }} }}']
    for operation in sorted({operation for several in BEYOND_A_SCHEMA.values() for operation in several}):
        statuses = [str(status) for status, several in BEYOND_A_SCHEMA.items() if operation in several]
        lines += ["[[operations]]", f'include-operation-id = "{operation}"',
                  f"checks.positive_data_acceptance.expected-statuses = {json.dumps(ACCEPTANCE + statuses)}"]
    return "\n".join(lines) + "\n"
