internal import HTTPTypes
internal import Hummingbird
internal import Moderation
internal import NIOCore

/// `/v1/backups` and `/v1/backup-drills`: taking the whole database away, sealed, and trying whether it could be
/// restored.
struct BackupRoutes {
  let backups: any BackupMaking
  let log: any BackupLog

  func add(to group: RouterGroup<AuthenticatedContext>) {
    group.get("/backups") { request, context in
      let scope = try context.caller.gateway()
      let page = try QueryFields.page(of: request)
      return try ListResponse.make(try await log.backups(page: page, in: scope), for: request) { BackupOutput($0) }
    }
    group.post("/backups") { request, context in
      let scope = try context.caller.gateway()
      // Of one field, as a tenant's export has it.
      let input = try PassphraseInput(try await RequestBody.json(of: request))
      return Self.file(try await backups.backUp(passphrase: input.passphrase, in: scope))
    }
    group.get("/backup-drills") { request, context in
      let scope = try context.caller.gateway()
      let page = try QueryFields.page(of: request)
      return try ListResponse.make(try await log.drills(page: page, in: scope), for: request) { BackupDrillOutput($0) }
    }
    group.post("/backup-drills") { _, context in
      let scope = try context.caller.gateway()
      return try JSONResponse.make(
        BackupDrillOutput(try await backups.drill(in: scope)), status: .created)
    }
  }

  /// Of a length that is known beforehand, so that whoever takes it notices when some is missing.
  private static func file(_ backup: any BackupReading) -> Response {
    Response(
      status: .ok,
      headers: [
        .contentType: "application/octet-stream",
        .contentDisposition: "attachment; filename=\"\(backup.fileName)\"",
      ],
      body: ResponseBody(contentLength: Int(backup.byteCount)) { writer in
        while let piece = try await backup.next() { try await writer.write(ByteBuffer(bytes: piece)) }
        try await writer.finish(nil)
      })
  }
}
