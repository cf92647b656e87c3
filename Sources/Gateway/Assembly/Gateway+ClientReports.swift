internal import AdminAPI
internal import Moderation
internal import Reports
internal import Sealing
internal import Storage

extension Gateway {
  var clientReportMaker: ClientReportMaker {
    ClientReportMaker(
      figures: ClientReportFigures(
        store: reportStore, reports: ReportRepository(database),
        coverage: CoverageRepository(database), reviews: ReviewFiguresRepository(database),
        accounts: AccountRepository(database), operators: OperatorRepository(database)),
      tenants: TenantRepository(database), brandings: BrandingRepository(database), audit: AuditRepository(database),
      turns: reportTurns,
      version: Version.current, sha256Hex: { Hex.encode(SHA256.digest($0.utf8)) })
  }

  var clientReportDependencies: ClientReportDependencies {
    ClientReportDependencies(
      maker: clientReportMaker, store: reportStore, brandings: BrandingRepository(database), version: Version.current)
  }
}
