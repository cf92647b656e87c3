internal import HTTPTypes
internal import Hummingbird
internal import Moderation

/// `…/alert-channels` of a tenant and of the gateway: where alerts are told.
struct AlertChannelRoutes {
  let tenants: any TenantStore
  let channels: any AlertChannelStore
  let editor: AlertChannelEditor
  let tester: AlertChannelTester
  let clock: WallClock

  func add(to group: RouterGroup<AuthenticatedContext>) {
    for owner in AlertOwner.allCases {
      let group = group.group(owner.path)
      addChanges(to: group, owner)
      group.get("/alert-channels") { _, context in
        let scope = try await owner.access(in: context, from: tenants).scope
        return try ListResponse.make(try await channels.channels(in: scope)) { try editor.output($0) }
      }
      group.get("/alert-channels/:channel") { _, context in
        let scope = try await owner.access(in: context, from: tenants).scope
        return try JSONResponse.make(editor.output(try await channel(in: context, scope)))
      }
      group.post("/alert-channels/:channel/test") { _, context in
        let (scope, tenantName) = try await owner.access(in: context, from: tenants)
        let channel = try await channel(in: context, scope)
        let (output, rateLimit) = try await tester.test(channel, of: tenantName, in: scope)
        return try JSONResponse.make(output, headers: rateLimit.headers)
      }
      group.post("/alert-channels/:channel/signing-secret") { request, context in
        let scope = try await owner.access(in: context, from: tenants).scope
        let channel = try await channel(in: context, scope)
        guard channel.kind == .webhook else {
          throw Problem(
            .conflict, "not_signed", "only webhook channels are signed; this one is of kind \(channel.kind)")
        }
        let input = try AlertSecretInput(try await RequestBody.optionalJSON(of: request))
        let now = clock.now()
        let secret = try editor.signingSecret(input.secret)
        let sealed = try editor.seal(secret, of: channel.id)
        guard try await channels.rotate(channel.id, to: sealed, overlapEnd: now + input.overlap, at: now, in: scope)
        else { throw Problem.notFound }
        return try JSONResponse.make(editor.output(try await self.channel(in: context, scope), fresh: secret))
      }
    }
  }

  private func addChanges(to group: RouterGroup<AuthenticatedContext>, _ owner: AlertOwner) {
    group.post("/alert-channels") { request, context in
      let scope = try await owner.access(in: context, from: tenants).scope
      let input = try AlertChannelInput(
        try await RequestBody.json(of: request), owner: owner, fault: editor.telling.fault)
      let (channel, secret) = try editor.make(input, owner: scope.tenantID)
      do {
        try await channels.create(channel, in: scope)
      } catch StorageError.conflict("alert_channels.count") {
        throw Problem(
          .conflict, "too_many_channels", "there are \(AlertChannel.limit) channels already; delete one first")
      }
      return try JSONResponse.make(
        editor.output(channel, fresh: secret), status: .created,
        headers: [.location: "\(scope.location)/alert-channels/\(channel.id)"])
    }
    group.patch("/alert-channels/:channel") { request, context in
      let scope = try await owner.access(in: context, from: tenants).scope
      let found = try await channel(in: context, scope)
      let patch = try AlertChannelPatch(
        try await RequestBody.json(of: request), owner: owner, kind: found.kind, fault: editor.telling.fault)
      let change = try editor.change(patch, of: found.id)
      guard let changed = try await channels.update(found.id, change, at: clock.now(), in: scope) else {
        throw Problem.notFound
      }
      return try JSONResponse.make(editor.output(changed))
    }
    group.delete("/alert-channels/:channel") { _, context in
      let scope = try await owner.access(in: context, from: tenants).scope
      let id = try await channel(in: context, scope).id
      do {
        guard try await channels.delete(id, at: clock.now(), in: scope) else { throw Problem.notFound }
      } catch StorageError.conflict("alert_channels.schedules") {
        throw Problem(
          .conflict, "in_use", "report schedules send to this channel; change or delete them first")
      }
      return Response(status: .noContent)
    }
  }

  private func channel(in context: AuthenticatedContext, _ scope: AlertScope) async throws -> AlertChannel {
    guard let id = AlertChannelID(context.parameters.get("channel") ?? ""),
      let channel = try await channels.channel(id, in: scope)
    else { throw Problem.notFound }
    return channel
  }
}
