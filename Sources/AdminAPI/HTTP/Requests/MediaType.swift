/// What a `Content-Type` or one part of an `Accept` header names.
struct MediaType: Equatable {
  /// In lower case: `text/csv`.
  let name: String
  private let parameters: [String]

  /// Nil for a header that is not there or is empty.
  init?(_ header: (some StringProtocol)?) {
    let parts = (header ?? "").lowercased().split(separator: ";").map { $0.filter { $0 != " " && $0 != "\"" } }
    guard let first = parts.first, !first.isEmpty else { return nil }
    name = first
    parameters = Array(parts.dropFirst())
  }

  /// Whether it is this type, in no other encoding than UTF-8.
  func isUTF8(_ wanted: String) -> Bool {
    name == wanted && !parameters.contains { $0.hasPrefix("charset=") && $0 != "charset=utf-8" }
  }

  /// Of the types that a route can answer with, that which an `Accept` header names first; the first one where it names
  /// none or is content with anything.
  static func preferred(_ accept: String?, among types: [String]) -> String {
    for part in (accept ?? "").split(separator: ",") {
      guard let type = MediaType(part) else { continue }
      if let match = types.first(where: { type.accepts($0) }) { return match }
    }
    return types[0]
  }

  private func accepts(_ type: String) -> Bool {
    name == type || name == "*/*" || name.hasSuffix("/*") && type.hasPrefix(name.dropLast())
  }
}
