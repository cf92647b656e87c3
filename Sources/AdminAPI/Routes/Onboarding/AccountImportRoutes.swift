internal import HTTPTypes
internal import Hummingbird
internal import Logging
internal import Moderation

/// `…/accounts/import`: many accounts from a CSV file, all of them or none.
struct AccountImportRoutes {
  let tenants: any TenantStore
  let configurations: any TenantConfigurationStore
  let maker: AccountMaker
  let changes: ChangePublisher

  func add(to group: RouterGroup<AuthenticatedContext>) {
    group.post("/tenants/:tenant/accounts/import", use: importAccounts)
  }

  @Sendable private func importAccounts(_ request: Request, _ context: AuthenticatedContext) async throws -> Response {
    let scope = try await context.caller.tenant(in: context, atLeast: .manager, from: tenants).scope
    var query = QueryFields(request)
    let isDryRun = query.flag("dry_run") ?? false
    try query.finish()
    let body = try await RequestBody.file(of: request, types: ["text/csv"], upTo: AccountTable.maximumBytes)
    let table = AccountTable(reading: body.bytes)
    let new = try await checked(table, in: scope)
    let form = MediaType.preferred(request.headers[.accept], among: ["application/json", "text/csv"])
    if isDryRun {
      return try JSONResponse.make(
        AccountImportOutput(dryRun: true, inForce: false, rows: new.count, created: 0, accounts: []))
    }
    try await configurations.add(new.map(\.setup), in: scope)
    let isInForce = await changes.publishIfPossible(logger: context.logger)
    let accounts = new.map { NewAccountOutput($0) }
    if form == "text/csv" {
      return JSONResponse.text(
        AccountImportOutput.csv(accounts).utf8, type: "text/csv; charset=utf-8; header=present", status: .created,
        headers: [.vary: "Accept"])
    }
    return try JSONResponse.make(
      AccountImportOutput(
        dryRun: false, inForce: isInForce, rows: new.count, created: new.count, accounts: accounts),
      status: .created, headers: [.vary: "Accept"])
  }

  /// Throws `invalid_accounts` with all that is wrong, or `conflict` where nothing is but that they are there already.
  private func checked(_ table: AccountTable, in scope: TenantScope) async throws -> [NewAccount] {
    let apps = AppChoices(try await configurations.usableApps(in: scope))
    var batch = try AccountBatch(
      table.inputs, tenant: scope.tenantID, apps: apps, maker: maker, name: table.name(of:))
    try await batch.compare(with: configurations, in: scope)
    let faults = table.faults + batch.faults.map(table.fault)
    let conflicts = batch.conflicts.map(table.fault)
    let all = (faults + conflicts).sorted { ($0.line ?? 0, $0.path) < ($1.line ?? 0, $1.path) }
    let told = Array(all.prefix(Self.longestList))
    guard faults.isEmpty else {
      let number = "\(all.count) fault\(all.count == 1 ? "" : "s")"
      throw Problem(
        .unprocessableContent, "invalid_accounts", "the file has \(number); nothing was made", errors: told)
    }
    guard conflicts.isEmpty else {
      throw Problem(
        .conflict, "conflict", "\(all.count) of the accounts are there already; nothing was made", errors: told)
    }
    return batch.accounts.compactMap(\.self)
  }

  /// Of faults that are told.
  private static let longestList = 1000
}
