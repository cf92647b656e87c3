internal import Moderation

/// The style sheet of a client report, in a tenant's colour.
enum PageStyle {
  private static let paper = BrandColour.white
  private static let night = BrandColour(red: 0x15, green: 0x17, blue: 0x1b)

  static func sheet(colour: BrandColour) -> String {
    let light = colour.readable(on: paper)
    let dark = colour.readable(on: night)
    return """
      :root{--brand:\(colour);--on-brand:\(colour.textColour);--accent:\(light);--paper:\(paper);--ink:#1c2026;\
      --quiet:#5b6470;--line:#dfe3e8;--stay:#d4d9e0;--ask:\(light.mixed(with: paper, 0.5));\
      \(shades(light, on: paper))}
      @media screen and (prefers-color-scheme:dark){:root{--accent:\(dark);--paper:\(night);--ink:#e6e9ed;\
      --quiet:#9aa4b1;--line:#2c323a;--stay:#3a424d;--ask:\(dark.mixed(with: night, 0.5));\(shades(dark, on: night))}}

      """ + rules
  }

  /// From none to most.
  private static func shades(_ colour: BrandColour, on background: BrandColour) -> String {
    let shares = [0.93, 0.78, 0.6, 0.42, 0.22, 0]
    return shares.enumerated().map { "--s\($0.offset):\(colour.mixed(with: background, $0.element))" }
      .joined(separator: ";")
  }

  private static let rules = """
    *{box-sizing:border-box}
    html{-webkit-text-size-adjust:100%;text-size-adjust:100%}
    body{margin:0;background:var(--paper);color:var(--ink);font:15px/1.55 system-ui,-apple-system,"Segoe UI",Roboto,\
    "Noto Sans","Liberation Sans",sans-serif;font-variant-numeric:tabular-nums}
    h1,h2,p,dl,dd,figure,ul{margin:0;padding:0}
    h1,h2,.period,.figures strong{font-weight:600;letter-spacing:-.01em;text-wrap:balance}
    .cover{background:var(--brand);color:var(--on-brand);padding:3.2rem max(1.25rem,calc(50vw - 25rem)) 1.6rem}
    .brand{font-size:1.05rem;font-weight:600;margin-bottom:2.6rem;overflow-wrap:anywhere}
    h1{font-size:2.3rem;line-height:1.1}
    .period{font-size:1.25rem;font-weight:400;margin-top:.4rem;overflow-wrap:anywhere}
    .made{display:flex;flex-wrap:wrap;gap:.3rem 2rem;margin-top:2.2rem;font-size:.82rem}
    .made div{display:flex;gap:.45rem}
    .made dt::after{content:":"}
    main{max-width:52.5rem;margin:0 auto;padding:0 1.25rem 4rem}
    section{margin-top:2.6rem}
    h2{font-size:1.12rem;margin-bottom:.8rem}
    .lead{font-size:1.15rem;line-height:1.5;max-width:38rem}
    main>.lead{margin-top:2.6rem}
    .figures{display:grid;grid-template-columns:repeat(auto-fit,minmax(10rem,1fr));gap:1.2rem 2rem;margin-top:1.5rem}
    .figures div{border-top:2px solid var(--accent);padding-top:.55rem}
    .figures dt{color:var(--quiet);font-size:.85rem}
    .figures strong{display:block;font-size:1.75rem;line-height:1.25}
    .figures span{color:var(--quiet);font-size:.82rem}
    svg{display:block;width:100%}
    svg.days{height:11rem;border-bottom:1px solid var(--line)}
    svg .removed{fill:var(--accent)}svg .asked{fill:var(--ask)}svg .stayed{fill:var(--stay)}
    .scale{color:var(--quiet);font-size:.78rem;border-bottom:1px dotted var(--line)}
    .axis{display:flex;justify-content:space-between;color:var(--quiet);font-size:.78rem;margin-top:.3rem}
    figcaption{color:var(--quiet);font-size:.82rem;margin-top:.7rem}
    .key{display:inline-block;margin-right:1.4rem}
    .key::before{content:"";display:inline-block;width:.7rem;height:.7rem;border-radius:2px;margin-right:.45rem;
      forced-color-adjust:none}
    .key.removed::before{background:var(--accent)}.key.asked::before{background:var(--ask)}
    .key.stayed::before{background:var(--stay)}
    .week{display:grid;grid-template-columns:2.4rem 1fr}
    .week .axis{grid-column:2}
    .weekdays{display:flex;flex-direction:column;justify-content:space-around;color:var(--quiet);font-size:.78rem;\
    line-height:1}
    svg.hours{height:9.5rem}
    .s0{fill:var(--s0)}.s1{fill:var(--s1)}.s2{fill:var(--s2)}.s3{fill:var(--s3)}.s4{fill:var(--s4)}.s5{fill:var(--s5)}
    .pair{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(18rem,100%),1fr));gap:1.6rem 3rem;\
    align-items:start}
    .wide{overflow-x:auto;position:relative}
    .wide+.wide,.wide+p,p+.wide{margin-top:1.4rem}
    .pair>.wide+.wide{margin-top:0}
    .wide:focus-visible,summary:focus-visible{outline:2px solid var(--accent);outline-offset:3px}
    table{border-collapse:collapse;width:100%;font-size:.9rem}
    caption{text-align:left;color:var(--quiet);font-size:.85rem;padding-bottom:.45rem}
    th,td{padding:.38rem 0 .38rem .9rem;text-align:left;vertical-align:baseline;border-bottom:1px solid var(--line)}
    th:first-child{padding-left:0}
    thead th{font-weight:500;font-size:.8rem;color:var(--quiet);border-bottom-color:var(--quiet);\
    vertical-align:bottom;line-height:1.3}
    tbody th{font-weight:400;overflow-wrap:anywhere;min-width:7rem}
    .n{text-align:right}
    td.n{white-space:nowrap}
    .note,.notes{color:var(--quiet);font-size:.82rem;margin-top:.7rem}
    .notes{padding-left:1.1rem}
    #log~p,section p+p{margin-top:.7rem}
    code{font:.92em ui-monospace,"SF Mono","Cascadia Mono",Menlo,"Liberation Mono",monospace;overflow-wrap:anywhere}
    .head code{display:block;padding:.7rem .9rem;background:var(--s0);border-left:3px solid var(--accent);\
    line-height:1.5}
    details{margin-top:.9rem}
    summary{cursor:pointer;color:var(--accent)}
    pre{font:.72rem/1.5 ui-monospace,"SF Mono",Menlo,"Liberation Mono",monospace;overflow:auto;max-height:26rem;\
    border:1px solid var(--line);padding:.8rem;margin:.7rem 0 0}
    @media (max-width:30rem){h1{font-size:1.85rem}.cover{padding-top:2rem}.brand{margin-bottom:1.6rem}\
    .figures{grid-template-columns:1fr 1fr;gap:1.2rem}.figures strong{font-size:1.4rem}section{margin-top:2.1rem}}
    @page{margin:13mm 15mm 14mm}
    @media print{
    *{-webkit-print-color-adjust:exact;print-color-adjust:exact}
    body{font-size:10pt}
    .cover{padding:9mm 9mm 6mm;border-radius:2mm}
    main{max-width:none;padding:0}
    section{margin-top:7mm}
    .whole,figure,tr,.figures div{break-inside:avoid}
    h2,caption,thead{break-after:avoid}
    thead{display:table-header-group}
    .brand{margin-bottom:8mm}.made{margin-top:7mm}
    svg.days{height:34mm}svg.hours{height:27mm}
    .wide{overflow:visible}
    .pair{grid-template-columns:1fr 1fr;gap:6mm 10mm}
    .figures{grid-template-columns:repeat(4,1fr);gap:6mm}
    details{display:none}
    }
    """
}
