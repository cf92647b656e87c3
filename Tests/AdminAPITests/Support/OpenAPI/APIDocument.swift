import Embedded
import Moderation
import SchemaValidation
import Yams

/// `admin/openapi.yaml`, as tests ask it.
struct APIDocument: Sendable {
  static let shared = APIDocument()

  let root: JSONValue
  let validator: SchemaValidator
  let operations: [APIOperation]

  private init() {
    do {
      guard let node = try Yams.compose(yaml: EmbeddedFile.openAPI.text) else { throw Missing() }
      let root = try JSONValue(yaml: node)
      self.root = root
      validator = SchemaValidator(root: root)
      operations = (root["paths"] ?? .null).members.flatMap { path in
        path.value.members.map {
          APIOperation(method: $0.key.uppercased(), path: path.key, value: $0.value, root: root)
        }
      }
    } catch {
      preconditionFailure("admin/openapi.yaml cannot be read: \(error)")
    }
  }

  /// The operation that a request goes to; nil where the document has none. A literal goes before a parameter.
  func operation(_ method: String, _ path: String) -> APIOperation? {
    let matching = operations.filter { $0.matches(path) }
    let best = matching.min { $0.parameterCount < $1.parameterCount }
    return matching.first { $0.method == method && $0.path == best?.path }
  }

  /// The operation of a route as the router lists it, with `:tenant` for `{tenant}`.
  func operation(of row: RouteRow) -> APIOperation? {
    operations.first { $0.name == row.served }
  }
}

extension JSONValue {
  /// Throws `Missing` for what JSON has not: aliases, and keys that are no text.
  init(yaml node: Node) throws {
    switch node {
    case .scalar(let scalar): self = Self.value(of: scalar)
    case .sequence(let sequence): self = .array(try sequence.map { try JSONValue(yaml: $0) })
    case .mapping(let mapping):
      self = .object(
        try mapping.map { key, value in
          guard let name = key.scalar?.string else { throw Missing() }
          return Member(key: name, value: try JSONValue(yaml: value))
        })
    case .alias: throw Missing()
    }
  }

  private static func value(of scalar: Node.Scalar) -> JSONValue {
    guard scalar.style == .plain else { return .string(scalar.string) }
    switch scalar.string {
    case "null": return .null
    case "true", "false": return .bool(scalar.string == "true")
    case let text: return Double(text) == nil ? .string(text) : .number(text)
    }
  }
}
