import Embedded
import Logging
import Moderation
import Outbound
import SchemaValidation
import Testing

@testable import AdminAPI

/// The document and the server are held together here, and in `World.send`: every answer that any test gets must be as
/// it is documented.
@Suite("openapi.yaml")
struct OpenAPITests {
  private let document = APIDocument.shared

  @Test("has every route there is, and no other")
  func routes() async throws {
    try await World.with { world in
      let served = Set(
        AdminRoutes(world.dependencies, decoyHash: "", logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
          .names)
      let documented = Set(document.operations.map(\.name))
      #expect(served.subtracting(documented).isEmpty, "not documented")
      #expect(documented.subtracting(served).isEmpty, "not served")
    }
  }

  @Test("names the role that each route wants", arguments: RouteTable.all)
  func roles(_ row: RouteRow) throws {
    let operation = try #require(document.operation(of: row))
    let role: String? =
      switch row.access {
      case .open: nil
      case .anyOperator, .own: "any"
      case .ownersOnly: "owner"
      case .tenant(let role): role.rawValue
      }
    #expect(operation.value["x-role"]?.text == role)
    #expect(operation.isOpen == (role == nil))
  }

  @Test("names the scope that a token needs for each route")
  func scopes() {
    for operation in document.operations where !operation.isOpen {
      let schemes = (operation.value["security"] ?? .null).items
      let scopes = schemes.compactMap { $0["token"] }.first.map(\.texts)
      let documented: RouteAccess? =
        switch scopes {
        case nil: .sessionOnly
        case []?: .anyToken
        case let names?: AccessScope(rawValue: names[0]).map { .scope($0) }
        }
      #expect(RouteScopes.table[operation.name] == documented, "\(operation)")
      #expect(schemes.contains { $0["session"] != nil } && schemes.contains { $0["cookie"] != nil }, "\(operation)")
    }
  }

  @Test("names each parameter of a path, and describes every operation")
  func completeness() {
    for operation in document.operations {
      let names = operation.parameters(in: "path").compactMap { $0["name"]?.text }
      #expect(names == operation.path.matches(of: /\{(\w+)\}/).map { String($0.1) }, "\(operation)")
      #expect(operation.value["summary"]?.text?.isEmpty == false, "\(operation)")
      #expect(operation.value["tags"]?.items.count == 1, "\(operation)")
    }
    let ids = document.operations.compactMap { $0.value["operationId"]?.text }
    #expect(Set(ids).count == document.operations.count, "an operationId is missing or there twice")
  }

  @Test("is served to anybody, and not sent again to who has it")
  func serving() async throws {
    try await World.with { world in
      let answer = try await world.send(.get, "/openapi.yaml")
      #expect(answer.status == 200 && answer.body == EmbeddedFile.openAPI.bytes)
      let tag = try #require(answer.header("etag"))
      for known in [tag, "W/\(tag)", "\"other\", \(tag)", "*"] {
        let again = try await world.send(.get, "/openapi.yaml", headers: [(name: "If-None-Match", value: known)])
        #expect(again.status == 304 && again.body.isEmpty && again.header("etag") == tag)
      }
      let other = try await world.send(.get, "/openapi.yaml", headers: [(name: "If-None-Match", value: "\"other\"")])
      #expect(other.status == 200)
    }
  }

  @Test("has the parameters of a query that the server knows, and no other")
  func queries() async throws {
    try await World.with { world in
      let seed = try await world.seed()
      for row in RouteTable.first(where: { $0.method == .get && $0.route.hasPrefix("/v1") }) {
        let operation = try #require(document.operation(of: row))
        let path = seed.fill(row.path).prefix { $0 != "?" } + "?no-such-parameter=1"
        let answer = try await world.send(.get, String(path), as: row.token(in: seed), headers: row.headers)
        let documented = operation.parameters(in: "query").compactMap { $0["name"]?.text }.sorted()
        #expect(answer.status == 400, "\(operation): \(answer.text)")
        #expect(Self.known(in: answer.text, about: "parameter") == documented, "\(operation): \(answer.text)")
      }
    }
  }

  /// Nothing is changed by it: every body is refused.
  @Test("has the members of a body that the server knows, and those that must be there")
  func bodies() async throws {
    try await World.with { world in
      let seed = try await world.seed()
      let rows = RouteTable.first { document.operation(of: $0)?.bodySchema != nil && $0.body != nil }
      #expect(
        rows.count == document.operations.count { $0.bodySchema != nil }, "a route with a body has no row with one")
      for row in rows where document.operation(of: row)?.bodySchema?["title"]?.text != "Rule set" {
        let operation = try #require(document.operation(of: row))
        let schema = try #require(operation.bodySchema)
        #expect(schema["additionalProperties"] == .bool(false), "\(operation)")
        let answer = try await world.send(
          row.method, seed.fill(row.path), as: row.token(in: seed), #"{"no such member":1}"#, headers: row.headers)
        #expect(answer.status == 422, "\(operation): \(answer.text)")
        #expect(
          Self.known(in: answer.text, about: "member") == (schema["properties"] ?? .null).members.map(\.key).sorted(),
          "\(operation)")
        let missing = try Self.errors(in: answer).filter { $0.message == "is required" }.map { $0.path.dropFirst() }
        // Where one of several must be there, the first is asked for.
        let required = [schema["required"], schema["anyOf"]?.items.first?["required"]].flatMap { ($0 ?? .null).texts }
        #expect(missing.map(String.init).sorted() == required.sorted(), "\(operation)")
      }
    }
  }

  /// Found by `make fuzz-api`.
  @Test(
    "says what the server does of members that may be null, and of those of which one must be there",
    arguments: [
      ("ErasureInput", #"{"author_id":"1","username":null,"account":null}"#, true),
      ("ErasureInput", #"{"author_id":null,"username":"a","account":"acc_01k0m6t8v4s2w"}"#, true),
      ("ErasureInput", #"{"author_id":null,"username":null}"#, false),
      ("ReportScheduleInput", Self.schedule(#""recipients":["a@b.example"],"channel":null"#), true),
      ("ReportScheduleInput", Self.schedule(#""channel":"alc_01k0m6t8v4s2w","account":"all","formats":null"#), true),
      ("ReportScheduleInput", Self.schedule(#""recipients":null,"channel":null"#), false),
      ("ReportScheduleInput", Self.schedule(#""recipients":["a@b.example"],"channel":"alc_01k0m6t8v4s2w""#), false),
      ("ReportScheduleInput", Self.schedule(#""recipients":[]"#), false),
      (
        "ReportSchedulePatch", #"{"name":null,"every":null,"weekday":null,"day":null,"hour":null,"disabled":null}"#,
        true
      ),
      ("ParkedRetryInput", #"{"dry_run":true,"up_to":null,"after":null}"#, true),
      ("ParkedRetryInput", #"{"dry_run":null,"up_to":"7"}"#, true),
      ("ParkedRetryInput", #"{"dry_run":false}"#, false),
      ("ParkedRetryInput", #"{"up_to":null}"#, false),
      ("ReviewDecisionInput", #"{"verdict":"hide","add_to_list":{"list":"a","term":"b","author":null}}"#, true),
      ("ReviewDecisionInput", #"{"verdict":"hide","add_to_list":{"list":"a","term":null,"author":true}}"#, true),
      ("ReviewDecisionInput", #"{"verdict":"hide","add_to_list":{"list":"a"}}"#, false),
      ("ReviewDecisionInput", #"{"verdict":"hide","add_to_list":{"list":"a","term":"b","author":true}}"#, false),
    ])
  func alternatives(_ name: String, _ body: String, _ isTaken: Bool) throws {
    let schema = try #require(document.root["components"]?["schemas"]?[name])
    let documented = try document.validator.faults(of: try JSONValue(json: body), under: schema)
    #expect(documented.isEmpty == isTaken, "\(documented)")
    let read = try #require(Self.readers[name])
    if isTaken {
      try read(Array(body.utf8))
    } else {
      #expect(throws: Problem.self) { try read(Array(body.utf8)) }
    }
  }

  private static let readers: [String: @Sendable ([UInt8]) throws -> Void] = [
    "ErasureInput": { _ = try ErasureInput($0) }, "ParkedRetryInput": { _ = try ParkedRetryInput($0) },
    "ReviewDecisionInput": { _ = try ReviewDecisionInput($0) },
    "ReportScheduleInput": { _ = try ReportScheduleInput($0) { _, _ in nil } },
    "ReportSchedulePatch": {
      let order = ReportOrder(
        name: "a", rhythm: ReportRhythm(every: .month(on: 1), hour: 8), target: .mailboxes(["a@b.example"]))
      _ = try ReportSchedulePatch($0, of: order) { _, _ in nil }
    },
  ]

  private static func schedule(_ target: String) -> String {
    #"{"name":"a","every":"week","weekday":"mon","hour":8,"# + target + "}"
  }

  private static func errors(in answer: OutboundResponse) throws -> [(path: String, message: String)] {
    (try JSONValue(json: answer.text)["errors"] ?? .null).items.map {
      ($0["path"]?.text ?? "", $0["message"]?.text ?? "")
    }
  }

  /// The names in `is not a parameter this route knows; it knows a, b`.
  private static func known(in text: String, about what: String) -> [String] {
    guard let start = text.firstRange(of: "is not a \(what) this route knows; it knows ")?.upperBound else { return [] }
    return text[start...].prefix { $0 != "\"" }.split(separator: ", ").map(String.init)
  }
}

extension RouteTable {
  /// One row of each route that has such rows.
  static func first(where holds: (RouteRow) -> Bool) -> [RouteRow] {
    var seen: Set<String> = []
    return all.filter { holds($0) && seen.insert($0.served).inserted }
  }
}
