internal import Moderation

/// An object from a file, to which options are added before it is sent.
struct ObjectText {
  private var members: [JSONValue.Member]

  init(_ file: DocumentFile) throws(CommandFailure) {
    var parser = JSONParser(file.json, maximumDepth: 64)
    let value: JSONValue
    do {
      value = try parser.parse()
    } catch {
      throw CommandFailure(
        status: .failed, message: "\(file.name) is not valid JSON", details: ["\(error.pointer.text): \(error.message)"]
      )
    }
    guard case .object(let members) = value else {
      throw CommandFailure(status: .failed, message: "\(file.name) must hold an object, not \(value.kind)")
    }
    if let twice = parser.duplicates.first {
      throw CommandFailure(status: .failed, message: "\(file.name) has \(twice.text) twice")
    }
    self.members = members
  }

  func has(_ key: String) -> Bool { members.contains { $0.key == key && $0.value != .null } }

  /// In the place of what the file says.
  mutating func set(_ key: String, _ value: JSONValue) {
    members.removeAll { $0.key == key }
    members.append(JSONValue.Member(key: key, value: value))
  }

  var text: String { JSONValue.object(members).jsonText }
  var bytes: [UInt8] { Array(text.utf8) }
}
