internal import AdminAPI
internal import Enforcement
internal import Moderation
internal import ServiceLifecycle
internal import Storage

/// The review queue: what people decide, what follows from it, and who hears when it grows.
extension Gateway {
  var reviewDependencies: ReviewDependencies {
    ReviewDependencies(
      reviews: ReviewRepository(database), queue: ReviewQueueRepository(database),
      desk: ReviewDeskRepository(database), figures: ReviewFiguresRepository(database), limits: settings.reviewLimits)
  }

  func reviewWorkers() -> [any Service] {
    [
      JobWorker(StoredWork("review", ReviewJobRepository(database)), clock: clock, logger: logger),
      ReviewBacklogWatcher(
        watch: ReviewBacklogRepository(database), limits: settings.reviewLimits, clock: clock, logger: logger),
    ]
  }
}
