public import Moderation

/// What the routes about the review queue work with.
public struct ReviewDependencies: Sendable {
  public var reviews: any ReviewStore
  public var queue: any ReviewQueue
  public var desk: any ReviewDesk
  public var figures: any ReviewFigures
  /// The gateway's own: complete.
  public var limits: ReviewLimits

  public init(
    reviews: any ReviewStore, queue: any ReviewQueue, desk: any ReviewDesk, figures: any ReviewFigures,
    limits: ReviewLimits
  ) {
    self.reviews = reviews
    self.queue = queue
    self.desk = desk
    self.figures = figures
    self.limits = limits
  }
}
