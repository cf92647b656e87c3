internal import ArgumentParser
internal import Moderation
internal import Reports

struct ReportTotalsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "totals", abstract: "Print a tenant's log report, or that of a log file.",
    discussion: """
      With --from-log, no gateway is needed: the file's JSON lines are added up, and lines that cannot be read are \
      named on the standard error and left out. The exit status is 0 all the same, or 1 with --strict.
      """)

  @Option(help: "Report on this file of JSON lines; - is the standard input.")
  var fromLog: String?

  @Flag(help: "With --from-log: end with status 1 when a line could not be read.")
  var strict = false

  @OptionGroup var report: ReportOptions
  @OptionGroup var admin: AdminOptions

  func validate() throws {
    if fromLog != nil, report.account != nil {
      throw ValidationError("a log file does not say which account: drop --account")
    }
    if fromLog != nil, report.tenant.tenant != nil {
      throw ValidationError("--from-log and --tenant exclude each other")
    }
    if fromLog == nil, strict { throw ValidationError("--strict goes with --from-log") }
  }

  func run() async throws {
    if let fromLog { return try reportOnLog(fromLog) }
    let answer = try await report.get(
      "report", with: admin.client(), accept: admin.json ? "application/json" : "text/plain")
    if admin.json { Console.writeJSON(answer.printable) } else { Console.write(answer.printable) }
  }

  private func reportOnLog(_ path: String) throws {
    var bar = ProgressBar("reading")
    defer { bar.finish() }
    let summary: LogFileSummary
    do throws(LogFileError) {
      summary = try LogFileReader(range: report.time.range).read(path: path) { bar.update($0, of: $1) }
    } catch {
      throw CommandFailure(status: .failed, message: "\(error)")
    }
    bar.finish()
    let sums = LogReport(
      tenant: TextFile.name(path), account: nil, totals: summary.totals, requested: report.time.range)
    Console.write(admin.json ? sums.json() + "\n" : sums.text)
    nameFaults(summary)
    if strict, summary.faultCount > 0 { throw ExitCode(CommandStatus.failed.rawValue) }
  }

  private func nameFaults(_ summary: LogFileSummary) {
    for fault in summary.faults { Console.writeError("\(fault)\n") }
    let unnamed = summary.faultCount - summary.faults.count
    if unnamed > 0 { Console.writeError("and \(unnamed) more lines that could not be read\n") }
  }
}
