import ArgumentParser
import Moderation
import Testing

@testable import gatehouse

@Suite struct ParsingTests {
  @Test(
    "each command line reaches its command",
    arguments: [
      ("login ada", "LoginCommand"), ("logout", "LogoutCommand"), ("password", "PasswordCommand"),
      ("operator invite bo --role viewer --tenant a --tenant b --expires 12h", "OperatorInvite"),
      ("operator invite bo", "OperatorInvite"), ("operator invitations --limit 3", "OperatorInvitations"),
      ("operator revoke-invitation inv_1", "OperatorRevokeInvitation"), ("operator list", "OperatorList"),
      ("operator show bo", "OperatorShow"), ("operator remove-second-factor bo --yes", "OperatorRemoveSecondFactor"),
      ("second-factor enable", "SecondFactorEnable"), ("second-factor status", "SecondFactorStatus"),
      ("second-factor disable --code-file -", "SecondFactorDisable"),
      ("second-factor recovery-codes", "SecondFactorRecoveryCodes"),
      ("accept-invitation --code-file f", "AcceptInvitationCommand"),
      ("token create x --scope events:read --scope rules:read --tenant t --days 7", "TokenCreate"),
      ("token list --operator bo --limit 3", "TokenList"), ("token revoke x", "TokenRevoke"),
      ("session list --operator bo", "SessionList"), ("session revoke ses_1", "SessionRevoke"),
      ("session revoke --all --operator bo", "SessionRevoke"),
      ("operator update bo --disable", "OperatorUpdate"), ("tenant create acme", "TenantCreate"),
      ("tenant list --limit 5 --json", "TenantList"), ("tenant show acme", "TenantShow"),
      ("tenant update acme --name b", "TenantUpdate"), ("tenant disable acme", "TenantDisable"),
      ("tenant onboard acme.yaml --dry-run", "TenantOnboard"), ("tenant export acme --with-secrets", "TenantExport"),
      ("tenant import acme.json --app-secret k=f", "TenantImport"), ("account import a.csv --dry-run", "AccountImport"),
      ("tenant enable acme", "TenantEnable"), ("tenant delete acme --yes", "TenantDelete"),
      ("app create x --client-key k --secret-file -", "AppCreate"), ("app list --tenant t", "AppList"),
      ("app show a", "AppShow"), ("app update a --name b", "AppUpdate"), ("app delete a -y", "AppDelete"),
      ("account create x --dialect open --tenant t", "AccountCreate"), ("account list --tenant t", "AccountList"),
      ("account show a", "AccountShow"), ("account update a --enable", "AccountUpdate"),
      ("account delete a", "AccountDelete"), ("account set-tokens a --access-token-file -", "AccountSetTokens"),
      ("account rotate-secret a --overlap 60", "AccountRotateSecret"),
      ("account authorise --app a --name n --wait", "AuthoriseStart"),
      ("account authorise start --account a", "AuthoriseStart"), ("account authorise list", "AuthoriseList"),
      ("account authorise show l", "AuthoriseShow"), ("account authorise revoke l", "AuthoriseRevoke"),
      ("webhook register a --public-url ngrok", "WebhookRegister"), ("webhook list a", "WebhookList"),
      ("webhook delete a --id w", "WebhookDelete"), ("webhook sync a --dry-run", "WebhookSync"),
      ("rules show --version 3", "RulesShow"), ("rules put r.yaml --note x --force --gateway", "RulesPut"),
      ("rules test text --rules r.json --account a --layer account --at 1h", "RulesTest"),
      ("rules check a.yaml b.json --tenant t", "RulesCheck"), ("rules effective --account a", "RulesEffective"),
      ("rules versions --account a --limit 3", "RulesVersions"), ("rules diff 1 2", "RulesDiff"),
      ("rules restore 2 --if-version 0", "RulesRestore"), ("rules undo 3 --since 7d --dry-run", "UndoStart"),
      ("rules undo start 3 --since 7d --gateway", "UndoStart"), ("rules undo list", "UndoList"),
      ("rules undo show u", "UndoShow"), ("rules undo cancel u", "UndoCancel"),
      ("rules back-test r.yaml --days 3 --newest 9 --one-in 2", "RulesBackTest"),
      ("rules evasion scam --kind words --folding exact --seed 7", "RulesEvasion"),
      ("rules stats --rule r --since 7d", "RulesStats"), ("rules demotions", "RulesDemotions"),
      ("rules rearm r --layer gateway", "RulesRearm"), ("rules schema", "RulesSchema"),
      ("lists list --gateway", "ListsList"), ("lists show l", "ListsShow"),
      ("lists put l f.csv --title x --format spreadsheet --force", "ListsPut"),
      ("lists export starter/spam-en -o f --version 2", "ListsExport"), ("lists delete l -y", "ListsDelete"),
      ("lists starters", "ListsStarters"), ("events explain e", "EventsExplain"),
      ("events review e hide", "EventsReview"), ("notices list --kind fuse", "NoticesList"),
      ("quota --tenant t", "QuotaCommand"), ("quota --app a --json", "QuotaCommand"),
      ("app update a --calls-per-minute 1200 --account-calls-per-minute 60", "AppUpdate"),
      ("review list --decided-as hold --holder bo", "ReviewList"),
      ("review claim --limit 50 --account a --rule r --label l", "ReviewClaim"), ("review renew", "ReviewRenew"),
      ("review release e f", "ReviewRelease"), ("review show e", "ReviewShow"),
      ("review decide e hide --all-of-author tenant --add-to-list l --if-version 2", "ReviewDecide"),
      ("review decide e allow --add-to-list l --term t", "ReviewDecide"),
      ("review decisions --limit 3", "ReviewDecisions"), ("review decisions d", "ReviewDecisions"),
      ("review undo d", "ReviewUndo"), ("review bulk hide --decided-as review --dry-run", "ReviewBulk"),
      ("review throughput --since 7d", "ReviewThroughput"),
      ("review limits --max-age 30 --max-items 9", "ReviewLimitsCommand"),
      ("alert list --gateway --tenants --kind rule.matched", "AlertList"),
      ("alert channel create ops --kind slack --target-file -", "AlertChannelCreate"),
      ("alert channel create ops --kind email --address a@b.c --gateway --tenants", "AlertChannelCreate"),
      ("alert channel create ops --kind webhook --on rule.matched --on account.disconnected", "AlertChannelCreate"),
      ("alert channel list --tenant t", "AlertChannelList"), ("alert channel show ops", "AlertChannelShow"),
      ("alert channel update ops --quiet 22:00-07:00 --time-zone Europe/Berlin --quiet-day mon", "AlertChannelUpdate"),
      ("alert channel update ops --on-all --no-quiet --no-tenants --enable", "AlertChannelUpdate"),
      ("alert channel delete ops -y", "AlertChannelDelete"), ("alert channel test ops", "AlertChannelTest"),
      ("alert channel rotate-secret ops --overlap 60", "AlertChannelRotateSecret"),
      ("audit list --gateway --action list.saved --operator o --subject x --since 7d", "AuditList"),
      ("audit export --tenant t -o f --format csv", "AuditExport"),
      ("audit verify --file f --extent filtered", "AuditVerify"),
      ("events list --type comment.created --verdict hide --since 7d", "EventsList"), ("events show e", "EventsShow"),
      ("events export -o f", "EventsExport"), ("actions list --state dead", "ActionsList"),
      ("actions show a", "ActionsShow"), ("actions retry a --may-send-twice", "ActionsRetry"),
      ("parked list", "ParkedList"), ("parked delete 5 --without-tenant -y", "ParkedDelete"),
      ("parked retry 5 --without-tenant", "ParkedRetry"), ("parked retry --dry-run --tenant t", "ParkedRetry"),
      ("dead-letters --kind hide", "DeadLettersList"),
      ("dead-letters retry --failure unreachable --since 7d --dry-run", "DeadLettersRetry"),
      ("dead-letters jobs --limit 3", "RetryJobsList"), ("dead-letters jobs show r", "RetryJobsShow"),
      ("dead-letters jobs cancel r", "RetryJobsCancel"),
      ("replay start --account a --verdict hide --label l --rule r --since 7d", "ReplayStart"),
      ("replay show r", "ReplayShow"), ("replay act r --yes", "ReplayAct"), ("replay list", "ReplayList"),
      ("replay cancel r", "ReplayCancel"),
      ("report --from-log f --strict", "ReportTotalsCommand"), ("time-to-hidden --account a", "TimeToHiddenCommand"),
      ("report schedule create a --every week --weekday mon --hour 8 --to a@b.c --to d@e.f", "ReportScheduleCreate"),
      ("report schedule create a --every month --day 1 --hour 0 --channel c --format csv", "ReportScheduleCreate"),
      ("report schedule list --tenant t", "ReportScheduleList"), ("report schedule show a", "ReportScheduleShow"),
      ("report schedule change a --hour 9 --account all --enable", "ReportScheduleChange"),
      ("report schedule delete a -y", "ReportScheduleDelete"), ("report schedule send a", "ReportScheduleSend"),
      ("report deliveries --limit 3", "ReportDeliveries"),
      ("coverage --account a --since 7d", "CoverageCommand"),
      ("config default", "ConfigDefault"),
      ("config check --config f", "ConfigCheck"), ("config show --json", "ConfigShow"),
    ])
  func commands(line: String, command: String) throws {
    let parsed = try Gatehouse.parseAsRoot(line.split(separator: " ").map(String.init))
    #expect("\(type(of: parsed))" == command)
  }

  @Test(
    "command lines that make no sense are usage errors",
    arguments: [
      "nonsense", "tenant list --limit 0", "tenant list --limit 1001", "operator invite bo --role king",
      "operator invite bo --tenant a",
      "operator invite bo --role viewer --expires 5", "operator invite bo --role viewer --expires 1w",
      "report schedule create a", "report schedule create a --every week --hour 8 --to a@b.c",
      "report schedule create a --every week --weekday mon --hour 8",
      "report schedule create a --every month --weekday mon --hour 8 --to a@b.c",
      "report schedule create a --every month --day 29 --hour 8 --to a@b.c",
      "report schedule create a --every month --day 1 --hour 24 --to a@b.c",
      "report schedule create a --every month --day 1 --hour 8 --to a@b.c --channel c",
      "report schedule change a --format pdf",
      "token create x", "token create x --scope everything", "token create x --scope events:read --days 367",
      "token revoke gh_0123", "session revoke", "session revoke ses_1 --all",
      "operator update bo", "operator update bo --tenant a --no-tenants", "account create x --dialect both",
      "events list --type created", "events list --verdict ban", "events list --since yesterday",
      "events list --since 2026-01-02 --until 2026-01-01", "actions list --state lost",
      "parked retry 5 --dry-run", "dead-letters --kind loud", "dead-letters retry --failure bad",
      "replay start --verdict ban",
      "report --from-log f --tenant t", "report --from-log f --account a", "report --strict",
      "account authorise", "account authorise --account a --name n",
      "rules put f --force --if-version 3", "rules put f --if-version=-1", "rules show --gateway --tenant t",
      "rules show --gateway --account a", "rules test x --layer tenant", "rules test x --rules r --layer gateway",
      "rules test x --rules r --layer account", "rules undo 3", "rules undo 3 --since 7d --gateway --account a",
      "rules back-test f --days 0", "rules evasion x --kind regex", "rules evasion x --seed=-1",
      "rules rearm r --layer top", "lists put L f", "lists put l f --format xml",
      "lists list --gateway --tenant t", "events review e hold", "notices list --kind loud", "operator list --limit 3",
      "review claim --limit 51", "review claim --decided-as hide", "review decide e hold",
      "review decide e allow --all-of-author tenant", "review decide e hide --all-of-author gateway",
      "review decide e hide --term t", "review bulk review", "review limits --default --max-items 1",
      "review limits --max-age 0", "alert list --kind loud", "alert list --tenants", "alert list --gateway --tenant t",
      "alert channel create ops", "alert channel create ops --kind pager",
      "alert channel create ops --kind slack --on all",
      "alert channel create ops --kind slack --address a@b.c",
      "alert channel create ops --kind slack --quiet 22:00",
      "alert channel create ops --kind slack --quiet 22:00-07:00",
      "alert channel create ops --kind slack --time-zone UTC", "alert channel create ops --kind slack --tenants",
      "alert channel update ops --on rule.matched --on-all", "rules check", "login ada --password secret",
      "account set-tokens a --access-token secret", "tenant export t --passphrase-file f",
      "tenant import f --app-secret key", "tenant import f --passphrase secret",
    ])
  func usage(line: String) {
    let error = #expect(throws: (any Error).self) {
      try Gatehouse.parseAsRoot(line.split(separator: " ").map(String.init))
    }
    #expect(error.map { Gatehouse.exitCode(for: $0).rawValue } == CommandStatus.usage.rawValue)
  }

  @Test(
    "moments are times, dates and ages",
    arguments: [
      ("2026-11-24T09:30:00Z", 1_795_512_600), ("2026-11-24", 1_795_478_400), ("30m", 1_000_000 - 1800),
      ("24h", 1_000_000 - 86_400), ("7d", 1_000_000 - 604_800), ("0s", 1_000_000),
    ] as [(String, Int64)])
  func moments(text: String, seconds: Int64) {
    #expect(TimeArgument(text, now: Timestamp(seconds: 1_000_000))?.moment == Timestamp(seconds: seconds))
  }

  @Test("other moments are refused", arguments: ["", "d", "-1d", "+1d", "1w", "99999d", "1.5h", "now"])
  func badMoments(text: String) { #expect(TimeArgument(text, now: Timestamp(seconds: 0)) == nil) }

  @Test(
    "what a person types stays one segment of the path",
    arguments: [
      ("a/../b?x#y", "/v1/x/a%2F..%2Fb%3Fx%23y"), ("..", "/v1/x/%2E%2E"), (".", "/v1/x/%2E"),
      ("é z", "/v1/x/%C3%A9%20z"),
      ("comment.created", "/v1/x/comment.created"), ("\r\nHost: x", "/v1/x/%0D%0AHost%3A%20x"),
    ])
  func paths(segment: String, path: String) { #expect(("/v1/x/\(segment)" as APIPath).text == path) }

  @Test("a query leaves out what is not asked for")
  func query() {
    #expect(("/p" as APIPath).with([("a", "1&2"), ("b", nil), ("c", "")]) == "/p?a=1%262&c=")
    #expect(("/p" as APIPath).with([("b", nil)]) == "/p")
  }

  @Test("a body keeps its order, escapes its text and leaves out nil")
  func body() {
    var body = JSONBody()
    body.set("name", "a\"b")
    body.set("none", nil as String?)
    body.set("list", ["x", "y"])
    body.set("flag", false)
    body.set("number", 3)
    #expect(String(decoding: body.bytes, as: UTF8.self) == #"{"name":"a\"b","list":["x","y"],"flag":false,"number":3}"#)
  }

  @Test(
    "fields of the API are called as the command line calls them",
    arguments: [
      ("/open_id", "--open-id"), ("/app_id", "--app"), ("/name", "the name"), ("/access_token", "--access-token-file"),
      ("limit", "--limit"), ("comment_id", "--comment"), ("/tenants/1", "--tenant"), ("", ""),
      ("/passphrase", "--passphrase-file"), ("/account_id", "--account"), ("/app_secrets/0/secret", "--app-secret"),
      ("/rule_set/rules/0/when", "the rule set, /rules/0/when"),
    ])
  func optionNames(path: String, words: String) { #expect(OptionNames.words(for: path) == words) }

  @Test("in what was a file of the person's, paths and lines stay what they are")
  func fileFaults() {
    let problem = Problem(errors: [
      Problem.Fault(path: "/rules/0/id", message: "is wrong"), Problem.Fault(path: "", message: "is long", line: 7),
    ])
    #expect(problem.failure(httpStatus: 422, to: true).details == ["/rules/0/id: is wrong", "line 7: is long"])
  }

  @Test(
    "HTTP statuses become exit statuses",
    arguments: [
      (400, CommandStatus.failed), (401, .notAllowed), (403, .notAllowed), (404, .notFound), (409, .conflict),
      (412, .conflict), (422, .failed), (429, .failed), (500, .failed), (503, .unreachable),
    ])
  func statuses(http: Int, exit: CommandStatus) { #expect(Problem().failure(httpStatus: http).status == exit) }

  @Test(
    "a problem's code says more than its HTTP status",
    arguments: [
      (409, "conflict", CommandStatus.conflict, nil), (409, "in_use", .conflict, nil),
      (409, "not_configured", .failed, nil), (409, "platform_reauthorise", .failed, nil),
      (502, "platform_refused", .failed, nil), (503, "platform_rate_limited", .failed, nil),
      (503, "overloaded", .unreachable, "wait a little, then try again"),
      (403, "password_change_required", .notAllowed, "change it with: gatehouse password"),
      (403, "forbidden", .notAllowed, "ask an owner for a role that allows it"),
    ] as [(Int, String, CommandStatus, String?)])
  func codes(http: Int, code: String, exit: CommandStatus, hint: String?) {
    let failure = Problem(code: code).failure(httpStatus: http)
    #expect(failure.status == exit && failure.hint == hint)
  }
}
