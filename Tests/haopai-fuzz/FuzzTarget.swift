import Haopai
import HaopaiDiagnostics
import HaopaiDomain
import HaopaiYAML

@testable import HaopaiCommand

/// What the fuzzer's bytes are given to, by the first of them; none of it may ever stop.
struct FuzzTarget: Sendable {
  static let shared = FuzzTarget()

  /// What each first byte chooses.
  enum Entrance: UInt8, CaseIterable {
    case reader = 0x79
    case expression = 0x65
    case business = 0x62
    case part = 0x70
    case city = 0x63
    case national = 0x6E
    case lines = 0x6A

    /// Where the rest stands as a file.
    var path: String {
      switch self {
      case .business: "rules/businesses/fuzzed.yaml"
      case .part: "rules/parts/fuzzed.yaml"
      case .city: "cities/fuzzed.yaml"
      default: "rules/national/fuzzed.yaml"
      }
    }
  }

  /// What every rule book needs.
  private let national: [(path: String, bytes: [UInt8])]
  private let book: RuleBook?

  private init() {
    let files = (try? RuleBook.files(root: ".")) ?? []
    let needed = ["nation.yaml", "messages.yaml", "plate-kinds.yaml", "applicants.yaml"]
    national = files.filter { file in needed.contains { file.path.hasSuffix("/" + $0) } }
    book = RuleBook.load(files: files).book
    precondition(book != nil && national.count == needed.count, "start it in the repository")
  }

  func `try`(_ bytes: [UInt8]) {
    guard let first = bytes.first, let entrance = Entrance(rawValue: first) else { return }
    let rest = Array(bytes.dropFirst())
    switch entrance {
    case .reader: read(rest)
    case .expression: compile(rest)
    case .lines: answer(rest)
    case .business, .part, .city, .national: load(rest, at: entrance.path)
    }
  }

  private func read(_ bytes: [UInt8]) {
    let source = SourceText(id: SourceText.ID(0), path: "fuzzed.yaml", bytes: bytes)
    var findings = FindingCollector()
    let tree = YAMLReader().read(source, into: &findings)
    precondition(tree != nil || findings.hasErrors, "no tree and no error")
    check(findings.findings, [source])
  }

  private func load(_ bytes: [UInt8], at path: String) {
    let loaded = RuleBook.load(files: national + [(path, bytes)])
    check(loaded.findings, loaded.sources)
  }

  /// An expression as a command's condition, quoted as it must be.
  private func compile(_ bytes: [UInt8]) {
    var text = ""
    for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      default: text.unicodeScalars.append(scalar)
      }
    }
    load(
      Array(Self.workflow.replacing("EXPRESSION", with: text).utf8), at: Entrance.business.path)
  }

  private func answer(_ bytes: [UInt8]) {
    guard let book else { return }
    var session = RunSession(book: book, seed: 7, language: .en) { .earliest }
    for line in bytes.split(separator: 0x0A).prefix(8) {
      let answer = session.answer(.bytes(Array(line)))
      let isObject = (try? JSONReader.read(Array(answer.utf8))) != nil
      precondition(isObject, "the answer is no JSON: \(answer)")
    }
  }

  /// Each finding stands inside its file, and both languages and all renderers can tell it.
  private func check(_ findings: [Finding], _ sources: [SourceText]) {
    let sizes = Dictionary(uniqueKeysWithValues: sources.map { ($0.id, $0.bytes.count) })
    for finding in findings {
      let spans = [finding.span] + finding.related.map(\.span) + finding.fixes.map(\.span)
      for span in spans {
        precondition(span.start >= 0 && span.start <= span.end, "\(finding)")
        precondition(Int(span.end) <= sizes[span.file] ?? -1, "\(finding)")
      }
    }
    let some = Array(findings.prefix(20))
    _ = TextRenderer().render(some, in: sources, language: .zh)
    _ = JSONRenderer().render(some, in: sources, language: .en)
  }

  private static let workflow = """
    haopai: 1
    workflow: fuzzed
    title: { zh: 一, en: a }
    parameters:
      hours: { type: windows, read: now, title: { zh: 一, en: a } }
      size: { type: count, range: 1..50, title: { zh: 一, en: a } }
      ban: { type: term, optional: true, title: { zh: 一, en: a } }
      hold: { type: duration, default: 3 min, title: { zh: 一, en: a } }
      mode: { enum: [slow, fast], default: slow, title: { zh: 一, en: a } }
    fields:
      name: { type: text, optional: true }
      since: { type: instant, optional: true }
      many: { list: number, max: 9, optional: true }
    counters:
      used: { per: [applicant.id], limit: param.size, refusal: enough }
    open: { title: { zh: 一, en: a }, to: first }
    states:
      first:
        numbers: { batch: { max: 5 } }
        accepts:
          go:
            title: { zh: 一, en: a }
            input:
              count: { type: count, range: 0..9, title: { zh: 一, en: a } }
              numbers: { list: number, max: param.size, title: { zh: 一, en: a } }
            when: "EXPRESSION"
            do: [ use: used ]
            to: last
          quit: { title: { zh: 一, en: a }, to: last }
      last: { final: true }
    refusals:
      enough: { zh: 一, en: a }
    """
}
