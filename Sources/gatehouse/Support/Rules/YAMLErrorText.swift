internal import Yams

/// The words for what the YAML parser says.
enum YAMLErrorText {
  static func words(for error: any Error) -> String {
    switch error as? YamlError {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      place(mark) + problem
    case .duplicatedKeysInMapping(let duplicates, let context):
      place(context.mark) + "the key \(duplicates.first.map { "\"\($0)\"" } ?? "") is given twice"
    case .reader(let problem, _, _, _): problem
    default: "is not YAML"
    }
  }

  /// `line 3, column 5: `
  static func place(_ mark: Mark?) -> String { mark.map { "line \($0.line), column \($0.column): " } ?? "" }
}
