/// Says how to look at what is still running.
struct DemoHints {
  let stage: DemoStage
  let ports: DemoPlay.Ports

  var text: String {
    """

    Still running, until Ctrl-C:

      console      http://127.0.0.1:\(ports.admin)/, as owner with the password \(stage.password)
      deliveries   http://127.0.0.1:\(ports.ingest)/health
      TikTok       http://127.0.0.1:\(stage.sandboxPort)/

    In another terminal:

      export GATEHOUSE_ADMIN_URL=http://127.0.0.1:\(ports.admin)
      gatehouse login owner
      gatehouse events list --tenant "Aurora Cooks"
      curl -X POST http://127.0.0.1:\(stage.sandboxPort)/sandbox/comments -H 'Content-Type: application/json' \\
        -d '{"account":"aurora","video_id":"7377694258502880513","username":"you","text":"click here!"}'

    """
  }
}
