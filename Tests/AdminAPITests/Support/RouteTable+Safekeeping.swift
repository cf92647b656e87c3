import Moderation
import Outbound

extension RouteTable {
  static let safekeeping = [
    RouteRow("backups", .get, "/v1/backups", .ownersOnly, 200, contains: [#""items":[]"#]),
    RouteRow(
      "a wrong query of backups", .get, "/v1/backups", path: "/v1/backups?limit=0", .ownersOnly, 400,
      contains: [#""path":"limit""#]),
    RouteRow(
      "a backup", .post, "/v1/backups", .ownersOnly, body: #"{"passphrase":"correct horse battery"}"#, 200,
      contains: ["GATEHOUSE-BACKUP"], lacks: ["correct horse", "SQLite", "client_key"]),
    RouteRow(
      "a backup with a passphrase that is none", .post, "/v1/backups", .ownersOnly, body: #"{"passphrase":"short"}"#,
      422, contains: [#""path":"/passphrase""#]),
    RouteRow("drills", .get, "/v1/backup-drills", .ownersOnly, 200, contains: [#""items":[]"#]),
    RouteRow(
      "a drill without a backup", .post, "/v1/backup-drills", .ownersOnly, 409, contains: [#""code":"no_backup""#]),
    RouteRow(
      "a diagnosis", .get, "/v1/diagnosis", .ownersOnly, 200,
      contains: [#""severity":"problem""#, #""check":"clock""#, #""remedy":null"#, #""remedy":"mend it""#]),
    RouteRow(
      "a diagnosis of every account", .get, "/v1/diagnosis", path: "/v1/diagnosis?every_account=true", .ownersOnly, 200,
      contains: ["of every account"]),
    RouteRow(
      "a wrong query of a diagnosis", .get, "/v1/diagnosis", path: "/v1/diagnosis?every_account=1", .ownersOnly, 400,
      contains: [#""path":"every_account""#]),
    RouteRow(
      "the sealing key", .get, "/v1/key", .ownersOnly, 200,
      contains: [#""source":"file""#, #""remaining":0"#, #""rotation":null"#, #""previous_key_id":null"#]),
    RouteRow(
      "another sealing key", .post, "/v1/key/rotation", .ownersOnly, 202,
      contains: [#""finished_at":null"#, #""resealed":0"#, #""from_key":""#]),
  ]
}
