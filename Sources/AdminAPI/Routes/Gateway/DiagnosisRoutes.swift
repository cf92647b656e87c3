internal import Hummingbird
internal import Moderation

/// `/v1/diagnosis`: what goes wrong in the gateway and around it. Made anew for each request.
struct DiagnosisRoutes {
  let doctor: any Diagnosing

  func add(to group: RouterGroup<AuthenticatedContext>) {
    group.get("/diagnosis") { request, context in
      let scope = try context.caller.gateway()
      var query = QueryFields(request)
      let everyAccount = query.flag("every_account")
      try query.finish()
      return try JSONResponse.make(
        DiagnosisOutput(await doctor.diagnose(everyAccount: everyAccount ?? false, in: scope)))
    }
  }
}
