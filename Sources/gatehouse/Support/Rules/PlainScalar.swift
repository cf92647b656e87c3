internal import Reports
internal import Yams

/// What a YAML scalar is in JSON, by the rules that YAML 1.1 and 1.2 share.
enum PlainScalar {
  /// Throws for text that the two versions, or their readers, take differently.
  static func json(of scalar: Node.Scalar) throws(YAMLConversion.Fault) -> String {
    let text = scalar.string
    try checkTag(scalar.tag, "tag:yaml.org,2002:str", scalar.mark)
    // Not the tag: composing resolves the tags of keys, after which a plain one looks like an explicit !!str.
    guard scalar.style == .plain else { return JSONText.string(text) }
    switch text {
    case "", "null": return "null"
    case "true", "false": return text
    default: break
    }
    if mayBeNumber(text), text.wholeMatch(of: /-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][-+][0-9]+)?/) != nil { return text }
    if isAmbiguous(text) {
      let shown = VisibleText.fitted(text, columns: 40)
      throw YAMLConversion.Fault(
        message: YAMLErrorText.place(scalar.mark)
          + "\(shown) means different things to different YAML readers: write \"\(shown)\" in quotes if it is text, or "
          + "use true, false, null or a decimal number")
    }
    return JSONText.string(text)
  }

  /// Other tags would ask for types that JSON does not have.
  static func checkTag(_ tag: Tag, _ expected: String, _ mark: Mark?) throws(YAMLConversion.Fault) {
    let name = tag.description
    guard name.isEmpty || name == expected else {
      throw YAMLConversion.Fault(
        message: YAMLErrorText.place(mark) + "the tag \(VisibleText.fitted(name, columns: 40)) is not supported")
    }
  }

  private static let truthWords: Set = ["y", "n", "yes", "no", "on", "off", "true", "false", "null", "~", "<<", "="]

  /// Most scalars are words: their first byte spares them the patterns.
  private static func mayBeNumber(_ text: String) -> Bool {
    guard let first = text.utf8.first else { return false }
    return (48...57).contains(first) || first == UInt8(ascii: "-") || first == UInt8(ascii: "+")
      || first == UInt8(ascii: ".")
  }

  /// Truth words of YAML 1.1; numbers with underscores, in other bases, in base 60 or without a leading digit;
  /// infinities; the merge key.
  private static func isAmbiguous(_ text: String) -> Bool {
    let word = text.lowercased()
    guard mayBeNumber(word) else { return truthWords.contains(word) }
    return word.wholeMatch(
      of: /[-+]?(0[0-7_]+|0o[0-7_]+|0x[0-9a-f_]+|0b[01_]+|[0-9][0-9_]*(:[0-5]?[0-9])+(\.[0-9_]*)?|\.inf|\.nan)/) != nil
      || word.wholeMatch(of: /[-+]?(\.[0-9][0-9_]*|[0-9][0-9_]*(\.[0-9_]*)?)(e[-+]?[0-9]+)?/) != nil
  }
}
