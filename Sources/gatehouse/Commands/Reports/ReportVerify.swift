internal import ArgumentParser
internal import Reports
internal import Sealing

struct ReportVerify: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify", abstract: "Check that nothing of a decision log was altered, left out or put in.",
    discussion: """
      Takes a log written by report log, or a client report in HTML or JSON, which holds its log. Names the first row \
      where the chain of hashes is broken and ends with status 1 then. No gateway is needed. But whoever alters a log \
      can chain it anew: give the head that you know as --head, or --tenant to have the gateway's audit log asked, for \
      managers. With --tenant, a report is also held against the file that was handed out, byte by byte. A report \
      whose log is too long for it prints the log's head alone: without one of the two there is nothing to verify it \
      by, which is status 1 as well.
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
    let (verification, digest) = try verify()
    var record = DecisionLogVerificationRecord(verification, isHeadGiven: head != nil)
    if let tenant, verification.broken == nil {
      let client = try admin.client()
      let path = try await client.tenantPath(tenant)
      record.add(try await audited(verification.head, as: verification.isReport ? digest : nil, in: path, client))
    }
    if admin.json {
      Console.writeJSON(Array((record.json + "\n").utf8))
    } else {
      Console.write(FieldList(fields: record.fields).render(colour: Console.outputColour))
    }
    if let failure = record.failure { throw failure }
  }

  /// With the SHA-256 of the file.
  private func verify() throws(CommandFailure) -> (DecisionLogVerification, digest: String) {
    var bar = ProgressBar("verifying")
    defer { bar.finish() }
    let reader = DecisionLogReader(head: head?.lowercased()) { Hex.encode(SHA256.digest($0.utf8)) }
    var digest = RunningSHA256()
    do throws(LogFileError) {
      let found = try reader.read(path: file) {
        bar.update($0, of: $1)
      } each: {
        digest.update($0)
      }
      return (found, digest.hex)
    } catch {
      throw CommandFailure(status: .failed, message: "\(error)")
    }
  }

  /// `digest` is that of a report as a whole; nil for a log, of which the chain says all.
  private func audited(
    _ head: String, as digest: String?, in tenant: APIPath, _ client: AdminClient
  ) async throws(CommandFailure) -> DecisionLogVerificationRecord.Audited {
    let page: RecordPage<AuditEntryRecord> = try await client.get(
      "\(tenant)/audit", query: [("subject", DecisionLogAudit.subject(of: head)), ("limit", "1000")]
    ).decoded()
    let details = page.items.compactMap(\.detail).filter { $0.contains("; html ") }
    return DecisionLogVerificationRecord.Audited(
      found: !page.items.isEmpty, madeAt: page.items.last?.createdAt,
      sameFile: details.isEmpty ? nil : digest.map { digest in details.contains { $0.contains(digest) } })
  }
}
