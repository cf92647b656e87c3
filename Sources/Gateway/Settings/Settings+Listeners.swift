internal import Ingest
internal import Listening
internal import Moderation

/// The settings of the public and the admin listener.
extension Settings {
  static func ingest(_ reader: inout SettingsReader, cores: Int) -> IngestSettings {
    var settings = IngestSettings(loops: cores)
    settings.host = reader.text("public.host", default: settings.host)
    settings.port = reader.integer("public.port", in: 0...65_535, default: settings.port)
    settings.maximumConnections = reader.integer(
      "public.max.connections", in: 1...1_000_000, default: settings.maximumConnections)
    settings.requestTimeout = reader.seconds(
      "public.request.timeout", in: 1...600, default: settings.requestTimeout)
    settings.idleTimeout = reader.seconds("public.idle.timeout", in: 1...3600, default: settings.idleTimeout)
    settings.drainTimeout = reader.seconds("public.drain.timeout", in: 0...600, default: settings.drainTimeout)
    settings.proxies = proxies("public", &reader)
    settings.loops = reader.integer("public.loops", in: 1...256, default: settings.loops)
    return settings
  }

  static func admin(_ reader: inout SettingsReader) -> ListenAddress {
    ListenAddress(
      host: reader.text("admin.host", default: "127.0.0.1"),
      port: reader.integer("admin.port", in: 0...65_535, default: 8081))
  }

  static func certificate(_ listener: String, _ reader: inout SettingsReader) -> CertificateFiles? {
    let certificate = reader.text("\(listener).tls.certificate")
    let key = reader.text("\(listener).tls.key")
    switch (certificate, key) {
    case (nil, nil): return nil
    case (let certificate?, let key?):
      if !TLSListener.isAvailable { reader.fault("\(listener).tls.certificate", "\(TLSFailure.notBuilt)") }
      return CertificateFiles(certificate: certificate, key: key)
    case (nil, _):
      reader.fault("\(listener).tls.key", "is set without \(listener).tls.certificate; HTTPS needs both")
    case (_, nil):
      reader.fault("\(listener).tls.certificate", "is set without \(listener).tls.key; HTTPS needs both")
    }
    return nil
  }

  static func proxies(_ listener: String, _ reader: inout SettingsReader) -> TrustedProxies {
    reader.value(
      "\(listener).trusted.proxies", expecting: "a list of addresses and ranges such as 127.0.0.1, 10.0.0.0/8"
    ) {
      let ranges = $0.split(separator: ",").map { AddressRange($0.filter { !$0.isWhitespace }) }
      return ranges.contains(nil) ? nil : TrustedProxies(ranges.compactMap { $0 })
    } ?? .none
  }

  static func sessions(_ reader: inout SettingsReader) -> SessionLimits {
    var limits = SessionLimits()
    limits.idle = reader.seconds("admin.session.idle", in: 300...86_400, default: limits.idle)
    limits.lifetime = reader.seconds("admin.session.lifetime", in: 300...604_800, default: limits.lifetime)
    return limits
  }
}
