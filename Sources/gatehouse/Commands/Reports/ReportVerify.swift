internal import ArgumentParser
internal import FoundationEssentials
internal import Reports
internal import Sealing

struct ReportVerify: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify", abstract: "Check that nothing of a decision log was altered, left out or put in.",
    discussion: """
      Takes a log written by report log, or a client report in HTML or JSON, which holds its log. Names the first row \
      where the chain of hashes is broken and ends with status 1 then. No gateway is needed. But whoever alters a log \
      can chain it anew: give the head that you know as --head, or --tenant to have the gateway's audit log asked, for \
      managers. With --tenant, a report is also held against the file that was handed out, byte by byte.
      """)

  @Argument(help: "The file; - is the standard input.")
  var file: String

  @Option(help: "The head that the log must have.")
  var head: String?

  @Option(help: "Ask the audit log of this tenant, by id or by name, whether it has the head.")
  var tenant: String?

  @OptionGroup var admin: AdminOptions

  func validate() throws {
    if let head, head.utf8.count != 64 || Hex.decode(head.utf8) == nil {
      throw ValidationError("--head must be 64 hexadecimal digits")
    }
  }

  func run() async throws {
    var record = DecisionLogVerificationRecord(try verify())
    if let tenant, record.whole {
      let client = try admin.client()
      record.audited = try await audited(record.head, in: try await client.tenantPath(tenant), client)
    }
    if admin.json {
      Console.writeJSON(Array((record.json + "\n").utf8))
    } else {
      Console.write(FieldList(fields: record.fields).render(colour: Console.outputColour))
    }
    if let failure = record.failure { throw failure }
  }

  private func verify() throws(CommandFailure) -> DecisionLogVerification {
    var bar = ProgressBar("verifying")
    defer { bar.finish() }
    let reader = DecisionLogReader(head: head?.lowercased()) { Hex.encode(SHA256.digest($0.utf8)) }
    do throws(LogFileError) {
      return try reader.read(path: file) { bar.update($0, of: $1) }
    } catch {
      throw CommandFailure(status: .failed, message: "\(error)")
    }
  }

  private func audited(_ head: String, in tenant: APIPath, _ client: AdminClient) async throws(CommandFailure)
    -> DecisionLogVerificationRecord.Audited
  {
    let page: RecordPage<AuditEntryRecord> = try await client.get(
      "\(tenant)/audit", query: [("subject", DecisionLogAudit.subject(of: head)), ("limit", "1000")]
    ).decoded()
    let details = page.items.compactMap(\.detail).filter { $0.contains("; html ") }
    return DecisionLogVerificationRecord.Audited(
      found: !page.items.isEmpty, madeAt: page.items.last?.createdAt,
      sameFile: details.isEmpty ? nil : digest.map { digest in details.contains { $0.contains(digest) } })
  }

  /// Of a report as a whole; nil for the standard input, which is read once, and for a log, of which the chain says all.
  private var digest: String? {
    guard file != "-", let bytes = FileManager.default.contents(atPath: file),
      !bytes.starts(with: "gatehouse decision log".utf8)
    else { return nil }
    return Hex.encode(SHA256.digest(bytes))
  }
}
