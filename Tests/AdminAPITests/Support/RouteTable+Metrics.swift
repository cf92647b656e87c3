import Moderation
import Outbound

extension RouteTable {
  static let metrics = [
    RouteRow("metrics for what runs on this machine", .get, "/metrics", .open, 200, contains: ["# the page"])
  ]
}
