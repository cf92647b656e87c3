internal import ArgumentParser
internal import Moderation

/// `--format`: how a list's file is written.
struct ListFormatOption: ParsableArguments {
  @Option(help: "text (a term a line), csv, or spreadsheet (CSV without formulas). (default: by the file's name, else text)")
  var format: TermListFile.Format?

  func format(of file: String?) -> TermListFile.Format { format ?? (file?.hasSuffix(".csv") == true ? .csv : .text) }
}

extension TermListFile.Format: ExpressibleByArgument {
  /// As the API calls it.
  var mediaType: String { self == .text ? "text/plain" : "text/csv" }

  /// What the media type does not say.
  var query: [(name: String, value: String?)] { [("spreadsheet", self == .spreadsheet ? "true" : nil)] }
}
