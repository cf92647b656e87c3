internal import Embedded
internal import HTTPTypes
internal import Hummingbird
internal import Sealing

/// `/openapi.yaml`: what this API takes and answers, for people and programs. It tells nothing about the data, so it
/// wants no credentials.
struct OpenAPIRoutes {
  func add(to router: Router<AdminContext>) {
    router.get("/openapi.yaml") { request, _ in
      let headers: HTTPFields = [.eTag: Self.tag, .cacheControl: "no-cache"]
      guard !ETag.isAmong(request.headers[values: .ifNoneMatch], Self.tag) else {
        return Response(status: .notModified, headers: headers)
      }
      return JSONResponse.text(EmbeddedFile.openAPI.bytes, type: "application/yaml", headers: headers)
    }
  }

  /// Changes with the file.
  private static let tag = "\"\(Hex.encode(SHA256.digest(EmbeddedFile.openAPI.bytes).prefix(16)))\""
}
