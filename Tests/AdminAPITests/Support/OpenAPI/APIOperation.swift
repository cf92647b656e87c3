import Moderation
import SchemaValidation

/// One method of one path of the document.
struct APIOperation: CustomStringConvertible, Sendable {
  /// In upper case.
  let method: String
  /// With `{tenant}` and the like.
  let path: String
  let value: JSONValue
  private let root: JSONValue
  private let components: [Substring]

  init(method: String, path: String, value: JSONValue, root: JSONValue) {
    self.method = method
    self.path = path
    self.value = value
    self.root = root
    components = path.split(separator: "/")
  }

  var name: String { "\(method) \(path)" }
  var description: String { name }
  var parameterCount: Int { components.count { $0.hasPrefix("{") } }

  /// Whether it may be asked without credentials, by some at least.
  var isOpen: Bool {
    let ways = (value["security"] ?? .null).items
    return ways.isEmpty || ways.contains(.object([]))
  }

  func matches(_ path: String) -> Bool {
    let given = path.split(separator: "/")
    return given.count == components.count && zip(components, given).allSatisfy { $0.hasPrefix("{") || $0 == $1 }
  }

  /// Every parameter whole, with references followed.
  func parameters(in place: String) -> [JSONValue] {
    (value["parameters"] ?? .null).items.map(resolved).filter { $0["in"]?.text == place }
  }

  /// The response of that status, with references followed; nil where it is not documented.
  func response(_ status: Int) -> JSONValue? { value["responses"]?["\(status)"].map(resolved) }

  var bodySchema: JSONValue? {
    value["requestBody"]?["content"]?["application/json"]?["schema"].map(resolved)
  }

  /// The value itself, or what its `$ref` points to.
  func resolved(_ value: JSONValue) -> JSONValue { value["$ref"].flatMap(root.resolve) ?? value }
}
