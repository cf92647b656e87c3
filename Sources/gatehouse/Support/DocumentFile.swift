/// A file that holds one object, in JSON or YAML.
struct DocumentFile {
  /// For messages.
  let name: String
  let isJSON: Bool
  /// As it is, or made of the YAML.
  let json: [UInt8]

  /// `.json` files are JSON, `.yaml` and `.yml` ones YAML; in others, and on the standard input (`-`), a first `{`
  /// tells JSON. `limit` is in bytes of the file, `longest` in bytes of what becomes of YAML.
  init(path: String, upTo limit: Int, longest: Int) throws(CommandFailure) {
    name = TextFile.name(path)
    let bytes = try TextFile.read(path, limit: limit)
    isJSON = path.hasSuffix(".json") || !Self.isYAML(path) && Self.beginsWithBrace(bytes)
    if isJSON {
      json = bytes
      return
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw CommandFailure(status: .failed, message: "\(name) is not UTF-8")
    }
    do {
      json = Array(try YAMLConversion.json(from: text, longest: longest).utf8)
    } catch {
      throw CommandFailure(status: .failed, message: "\(name) cannot be read as YAML", details: [error.message])
    }
  }

  private static func isYAML(_ path: String) -> Bool { path.hasSuffix(".yaml") || path.hasSuffix(".yml") }

  private static func beginsWithBrace(_ bytes: [UInt8]) -> Bool {
    bytes.first { $0 != 0x20 && $0 != 0x09 && $0 != 0x0A && $0 != 0x0D } == UInt8(ascii: "{")
  }
}
