internal import ArgumentParser

/// `--format`: how a list's file is written.
struct ListFormatOption: ParsableArguments {
  @Option(
    help:
      "text (a term a line), csv, or spreadsheet (CSV without formulas). (default: csv for a file named so, else text)")
  var format: ListFormat?

  func format(of file: String?) -> ListFormat { format ?? (file?.hasSuffix(".csv") == true ? .csv : .text) }
}

/// The forms of `TermListFile`.
enum ListFormat: String, ExpressibleByArgument, CaseIterable {
  case text
  case csv
  case spreadsheet

  /// As the API calls it.
  var mediaType: String { self == .text ? "text/plain" : "text/csv" }

  /// What the media type does not say.
  var query: [(name: String, value: String?)] { [("spreadsheet", self == .spreadsheet ? "true" : nil)] }
}
