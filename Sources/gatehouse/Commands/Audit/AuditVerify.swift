internal import ArgumentParser
internal import Moderation
internal import Reports
internal import Sealing

struct AuditVerify: AsyncParsableCommand {
  enum Extent: String, CaseIterable, ExpressibleByArgument {
    case whole, since, filtered

    var checked: AuditChainCheck.Extent {
      switch self {
      case .whole: .whole
      case .since: .since
      case .filtered: .filtered
      }
    }
  }

  static let configuration = CommandConfiguration(
    commandName: "verify", abstract: "Check that no audit entry was altered, removed or put in.",
    discussion: """
      Goes along the chain of hashes, names the first entry where it is broken and ends with status 1 then. It also \
      names the head, the hash of the last entry: note it elsewhere, and give it as --head later, since entries cut \
      off the end can be told by nothing else. For owners; with --file, no gateway is needed.
      """)

  @Option(help: "The hash of a head noted earlier, which must still be in the chain.")
  var head: String?

  @Option(help: "Check this export in JSON lines; - is the standard input.")
  var file: String?

  @Option(
    help: """
      What the file was made to hold. whole: all entries of the gateway. since: all from some time on. filtered: those \
      of a tenant or of another filter; then each entry can be checked, but not whether any are missing.
      """)
  var extent = Extent.whole

  @OptionGroup var admin: AdminOptions

  func validate() throws {
    if file == nil, extent != .whole { throw ValidationError("--extent goes with --file") }
    if let head, head.utf8.count != 64 || Hex.decode(head.utf8) == nil {
      throw ValidationError("--head must be 64 hexadecimal digits")
    }
  }

  func run() async throws {
    let record: AuditVerificationRecord
    if let file {
      record = AuditVerificationRecord(try verify(file))
      if admin.json { Console.writeJSON(Array((record.json + "\n").utf8)) }
    } else {
      let progress = Progress(isSilent: admin.json)
      progress.say("verifying")
      defer { progress.end() }
      let answer = try await admin.client().get("/v1/audit/verification", query: [("head", head)])
      progress.end()
      record = try answer.decoded()
      if admin.json { Console.writeJSON(answer.printable) }
    }
    if !admin.json { Console.write(FieldList(fields: record.fields).render(colour: Console.outputColour)) }
    if let failure = record.failure(of: file == nil ? nil : extent.checked) { throw failure }
  }

  private func verify(_ file: String) throws(CommandFailure) -> AuditVerification {
    var bar = ProgressBar("verifying")
    defer { bar.finish() }
    let check = AuditChainCheck(extent.checked, head: head?.lowercased()) { Hex.encode(SHA256.digest($0.utf8)) }
    do throws(LogFileError) {
      return try AuditExportReader(check).read(path: file) { bar.update($0, of: $1) }
    } catch {
      throw CommandFailure(status: .failed, message: "\(error)")
    }
  }
}
