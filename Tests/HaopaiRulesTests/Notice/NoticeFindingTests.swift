import HaopaiDiagnostics
import Testing

@testable import HaopaiRules

/// What may stand in a notice, and what may not.
struct NoticeFindingTests {
  private static let parameters = """
      spots: { type: count, range: 1..9, default: 3, title: { zh: 名额, en: spots } }
      begin: { type: instant, default: 2026-01-01 00:00, title: { zh: 开始, en: begin } }
      hours: { type: windows, default: 08:00-20:00, title: { zh: 时间, en: hours } }
      mode: { enum: [open2, shut], default: shut, title: { zh: 方式, en: mode } }
      bag:
        optional: true
        title: { zh: 袋, en: bag }
        group:
          size: { type: count, range: 0..9, title: { zh: 大小, en: size } }

    """
  private static let sections = """
    haopai: 1
    messages: sections
    refusals: {}
    notice:
      who: { zh: 对象, en: who }
      steps: { zh: 步骤, en: steps, numbered: true }

    """

  private func world(_ notice: String, sections: String = sections) -> WorkflowWorld {
    var world = WorkflowWorld()
    world.trip.parameters = Self.parameters
    world.trip.top = "notice:\n\(notice)\n"
    world.others = [sections]
    return world
  }

  private func item(_ item: String) -> WorkflowWorld { world("  who:\n    - \(item)") }

  private func findings(_ world: WorkflowWorld) -> [Finding] {
    var findings = FindingCollector()
    _ = world.load(&findings)
    return findings.findings
  }

  // MARK: - Sentences

  @Test(arguments: [
    #"{ zh: "{param.spots}个", en: "{param.spots} spots" }"#,
    #"{ zh: 十个，不含四, en: ten of them }"#,
    #"{ when: has(param.bag), zh: "{param.bag.size}", en: "{param.bag.size}" }"#,
    #"{ when: param.mode == "open2", zh: 开, en: open }"#,
    #"{ zh: "{param.mode == 'open2' ? '开' : '关'}", en: "{param.mode == 'open2' ? 'open' : 'shut'}" }"#,
    #"{ zh: "{param.hours}", en: "{param.hours}" }"#,
    #"{ zh: "{{甲}}", en: "{{a}}" }"#,
  ])
  func whatParametersSayMayBeTold(text: String) { item(text).expect([:]) }

  @Test(arguments: [
    #"{ zh: "共1️⃣10个{param.spots}", en: "{param.spots}" }"#,
    #"{ zh: "{param.spots}，共1️⃣１０个", en: "{param.spots}" }"#,
    #"{ zh: "{{甲}}1️⃣①", en: "{{a}}" }"#,
    #"{ zh: 甲, en: "at most 1️⃣180 s" }"#,
    #"{ zh: "甲{param.spots}1️⃣3{param.spots}", en: "{param.spots}" }"#,
    #"{ zh: "{1️⃣10}", en: "{param.spots}" }"#,
    #"{ zh: "{param.mode == 'shut' ? '1️⃣5次' : '甲'}", en: "{param.mode == 'shut' ? 'a' : 'b'}" }"#,
  ])
  func everyNumberComesFromAParameter(text: String) throws {
    let found = findings(item(text)).filter { $0.code == .numberInNotice }
    #expect(found.count == 1)
    let finding = try #require(found.first)
    let trip = try #require(item(text).texts().first { $0.places["1️⃣"] != nil })
    // A text inside an expression begins at its quote.
    #expect(
      [trip.places["1️⃣"], trip.places["1️⃣"].map { $0 - 1 }].contains(Int(finding.span.start)))
    #expect(finding.message.zh == "须知中的数字都应来自参数")
    #expect(finding.message.en == "every number in a notice comes from a parameter")
    #expect(finding.help?.zh == "改为花括号中的参数，如 `{param.…}`")
    #expect(finding.help?.en == "write a parameter in braces, such as `{param.…}`")
  }

  @Test(arguments: [
    #"{ when: 1️⃣case.vin == "甲", zh: 甲, en: a }"#,
    #"{ when: 1️⃣param.hours.open, zh: 甲, en: a }"#,
    #"{ when: 1️⃣reached(param.begin), zh: 甲, en: a }"#,
    #"{ when: 1️⃣now > param.begin, zh: 甲, en: a }"#,
    #"{ zh: "{1️⃣param.hours.closes}", en: a }"#,
    #"{ zh: "{1️⃣today}", en: a }"#,
    #"{ zh: "{1️⃣applicant.id}", en: a }"#,
    #"{ zh: "{1️⃣input.code}", en: a }"#,
  ])
  func aNoticeReadsParametersAlone(text: String) throws {
    let world = item(text)
    let finding = try #require(findings(world).first)
    #expect(finding.code == .noticeAsks)
    #expect(finding.message.zh == "须知不能涉及时刻、日历、号池或办件")
    #expect(
      finding.message.en == "a notice cannot ask for the time, the calendar, a pool or a case")
    #expect(finding.help?.zh == "只用参数和常量")
    #expect(finding.help?.en == "use parameters and constants only")
    let place = try #require(world.texts().first { $0.places["1️⃣"] != nil }?.places["1️⃣"])
    #expect(Int(finding.span.start) == place)
  }

  @Test(arguments: [
    (#"{ zh: "{param.1️⃣spot}", en: "{param.spots}" }"#, "unknown-member"),
    (#"{ zh: "{1️⃣param.bag.size}", en: "{param.bag.size}" }"#, ""),
    (#"{ when: 1️⃣param.bag.size > 1, zh: 甲, en: a }"#, "may-be-absent"),
    (#"{ when: 1️⃣param.spots, zh: 甲, en: a }"#, "result-type"),
    (#"{ when: 1️⃣param.spots > 0, zh: 甲, en: a }"#, "always-holds"),
    (#"{ when: 1️⃣param.spots > 9, zh: 甲, en: a }"#, "never-holds"),
    (#"{ zh: "{1️⃣param.spots}", en: a }"#, "one-sided-placeholder"),
    (#"{ zh: 甲 }"#, "missing-key"),
    (#"{ zh: 甲, en: a, de: a }"#, "unknown-key"),
    ("1️⃣甲", "single-language"),
    (#"{ part: 1️⃣bags }"#, "unknown-part"),
  ])
  func whatIsWrongElsewhereIsWrongHere(text: String, code: String) {
    let codes = findings(item(text)).map(\.code.description)
    // A value of a group that may not be there is shown as a dash, as in any sentence.
    #expect(codes.first ?? "" == code, "\(codes)")
  }

  @Test func aRepeatedSentenceIsFoundOnce() {
    world("  who:\n    - { zh: 甲, en: a }\n    - 1️⃣{ zh: 甲, en: a }")
      .expect(["1️⃣": .init("duplicate-item")])
  }

  // MARK: - Sections

  @Test func sectionsAreDeclaredWithTheNationalMessages() throws {
    let world = world("  1️⃣step:\n    - { zh: 甲, en: a }")
    world.expect(["1️⃣": .init("unknown-section", "steps")])
    let finding = try #require(findings(world).first)
    #expect(finding.message.zh.contains("须知栏目"))
    #expect(finding.message.en.contains("section of notices"))
    #expect(finding.fixes.map(\.replacement) == ["steps"])
  }

  @Test("a section may be lost with the file that declares it")
  func lostSections() {
    let broken = Self.sections.replacing("zh: 步骤, en: steps,", with: "zh: 步骤,")
    let found = findings(world("  steps:\n    - { zh: 甲, en: a }", sections: broken))
    #expect(found.map(\.code.description) == ["missing-key"])
  }

  @Test(arguments: [
    ("  1️⃣Who: { zh: 甲, en: a }", "name-spelling"), ("  who: 甲", "single-language"),
    ("  who: { zh: 甲, en: a, numbered: maybe }", "bad-value"),
  ])
  func sectionsThatAreNone(section: String, code: String) {
    let text = "haopai: 1\nmessages: sections\nrefusals: {}\nnotice:\n\(section)\n"
    var world = WorkflowWorld()
    world.others = [text]
    #expect(findings(world).map(\.code.description) == [code])
  }

  // MARK: - Uses

  @Test(
    "a text or a fee may be there to be told; a figure that nothing goes by would be a false promise",
    arguments: [
      ("type: money, default: 5 CNY", true), ("type: text, default: 甲", true),
      ("list: text, max: 3, default: [甲]", true), ("type: count, range: 1..9, default: 3", false),
      ("type: duration, default: 5 s", false),
    ])
  func uses(declaration: String, isUsed: Bool) {
    func world(_ sentence: String) -> WorkflowWorld {
      var world = item(sentence)
      world.trip.parameters = "  1️⃣what: { \(declaration), title: { zh: 甲, en: a } }\n"
      world.trip.fields = ""
      world.advice = [.unusedName]
      return world
    }
    let unused: [Character: Expected] = ["1️⃣": .init("unused-name")]
    world(#"{ zh: "{param.what}", en: "{param.what}" }"#).expect(isUsed ? [:] : unused)
    world("{ zh: 甲, en: a }").expect(unused)
  }
}
