import HaopaiDiagnostics
import Testing

@testable import HaopaiRules

/// What was probably forgotten in rules that work.
struct OversightTests {
  private static let draw =
    "draw: { into: bag, kind: '\"small-car\"', count: '1', hold: 'duration(\"1h\")' }"

  /// `go` fills the bag, `kept` is a state with a claimed number.
  private func world(
    kept: String, leave: String = "", end: String = "last: { final: true }", root: String = ""
  ) -> WorkflowWorld {
    var world = HaopaiRulesTests.world(
      states: """
          first:
            accepts:
              go: { title: { zh: 走, en: go }, do: [ \(Self.draw) ], to: kept }
          kept:
            on_entry: [ { when: size(bag) > 0, claim: bag } ]
            \(leave)
            accepts:
              \(kept)
          \(end)

        """)
    world.trip.top = "numbers: { bag: { max: 1 } }\n"
    world.advice = WorkflowWorld.allAdvice.subtracting([.unusedName, .emptyEntry])
    return world
  }

  private static func give(_ actions: String, to way: String) -> String {
    "give: { by: officer, title: { zh: 给, en: give }, do: [ \(actions) ], to: \(way) }"
  }

  // MARK: - Numbers

  @Test(arguments: ["release: [bag]", "{ when: size(bag) > 0, issue: bag }"])
  func everyClaimIsSettled(action: String) {
    world(kept: Self.give(action, to: "last")).expect([:])
    world(kept: "give: { title: { zh: 给, en: give }, to: last }", leave: "on_exit: [ \(action) ]")
      .expect([:])
    world(
      kept: "give: { title: { zh: 给, en: give }, to: last }",
      end:
        "last: { final: true, accepts: { \(Self.give(action, to: "over")) } }\n  over: { final: true }"
    ).expectAmong([:])
  }

  @Test func aClaimedNumberAtTheEnd() {
    let stop = "stop: { title: { zh: 停, en: stop }, to: 1️⃣last }"
    world(kept: "\(stop)\n      \(Self.give("release: [bag]", to: "last"))").expect([
      "1️⃣": .init("claimed-at-end", "claimed, and neither issued nor released")
    ])
    world(kept: stop).expect(["1️⃣": .init("claimed-at-end", "已确认的号码既未发放也未退回")])
  }

  @Test func aTimerForgetsIt() {
    world(
      kept: Self.give("release: [bag]", to: "last"),
      leave: "timers: { t: { after: 'duration(\"1h\")', to: 1️⃣last } }"
    ).expect(["1️⃣": .init("claimed-at-end")])
  }

  /// A set that belongs to a state is released with it.
  @Test func aSetOfTheStateItself() {
    var world = HaopaiRulesTests.world(
      states: """
          first:
            numbers: { bag: { max: 1 } }
            accepts:
              go: { title: { zh: 走, en: go }, do: [ \(Self.draw) ] }
              keep:
                title: { zh: 留, en: keep }
                when: size(bag) > 0
                do: [ claim: bag ]
                to: last
          last: { final: true }

        """)
    world.advice = [.claimedAtEnd]
    world.expect([:])
  }

  /// What was claimed on another way, and let go there, is not claimed here.
  @Test func waysApart() {
    var world = world(kept: Self.give("release: [bag]", to: "first"))
    world.trip.states = world.trip.states.replacing(
      "first:\n      accepts:",
      with: "first:\n      accepts:\n        no: { title: { zh: 不, en: no }, to: last }")
    world.expectAmong([:])
    var findings = FindingCollector()
    _ = world.load(&findings)
    #expect(findings.findings.filter { $0.code == .claimedAtEnd }.isEmpty)
  }

  @Test func onlyWhatIsClaimedIsIssued() {
    var world = world(kept: Self.give("{ when: size(bag) > 0, issue: 1️⃣bag }", to: "last"))
    world.expect([:])
    world.trip.states = world.trip.states.replacing(
      "on_entry: [ { when: size(bag) > 0, claim: bag } ]", with: "")
    world.expect(["1️⃣": .init("issue-without-claim", "no action claims them")])
    world.expect(["1️⃣": .init("issue-without-claim", "没有任何动作确认过它")])
  }

  // MARK: - Codes

  private func coded(first: String, second: String) -> WorkflowWorld {
    var world = HaopaiRulesTests.world(
      states: """
          first:
            \(first)
            accepts:
              prove:
                title: { zh: 证, en: prove }
                input: { code: { type: secret, title: { zh: 码, en: code } } }
                check: { challenge: 1️⃣sms, code: input.code }
                then: [ { when: check == "ok", to: second }, { say: hm } ]
          second:
            \(second)
            accepts: { go: { title: { zh: 走, en: go }, to: last } }
          last: { final: true }

        """)
    world.trip.open = """
        title: { zh: 开始, en: open }
        input: { phone: { type: mobile, title: { zh: 手机, en: phone } } }
        do: [ set: { phone: input.phone } ]
        to: first

      """
    world.trip.fields = "  phone: { type: mobile }\n"
    world.trip.top =
      "challenges: { sms: { to: case.phone, validity: 'duration(\"1h\")', tries: 3 } }\n"
    world.trip.messages = "  hm: { zh: 嗯, en: hm }\n"
    world.advice = [.codeNeverSent]
    return world
  }

  @Test func aCodeIsSentBeforeItIsChecked() {
    coded(first: "on_entry: [ challenge: sms ]", second: "").expect([:])
    coded(first: "", second: "on_entry: [ challenge: sms ]").expect([
      "1️⃣": .init("code-never-sent", "no way to here sends the code `sms`")
    ])
    coded(first: "", second: "on_entry: [ challenge: sms ]").expect([
      "1️⃣": .init("code-never-sent", "到达这里之前没有发送过验证码 `sms`")
    ])
  }

  // MARK: - Declarations

  @Test func aFactWithoutMock() {
    var world = WorkflowWorld()
    world.trip.facts =
      "  car: { key: { vin: vin }, fields: { 1️⃣known: { type: bool }, old: { type: bool, mock: true }, odd: { type: bool, optional: true } } }\n"
    world.advice = [.factWithoutMock]
    world.expect(["1️⃣": .init("fact-without-mock", "a mock selection stops there")])
    world.expect(["1️⃣": .init("fact-without-mock", "模拟办理到此无法继续")])
  }

  // MARK: - Names of files

  private func findings(_ path: String, _ text: String) -> [Finding] {
    var findings = FindingCollector()
    var sources = WorkflowWorld().texts().map(\.source)
    sources.append(
      SourceText(id: SourceText.ID(sources.count), path: path, bytes: Array(text.utf8)))
    _ = RuleBook.load(sources, into: &findings)
    return findings.findings.filter { $0.code == .fileNamedOtherwise }
  }

  @Test(arguments: [
    ("cities/yantai.yaml", "yantai", nil), ("cities/yantai.yaml", "yantia", "yantai"),
    ("cities/shandong/yantai.yaml", "yantai2", "yantai"), ("elsewhere/a.yaml", "yantai", nil),
  ])
  func citiesAndTheirFiles(path: String, name: String, fix: String?) {
    let text = city("businesses: { trip: {} }", name: name)
    let found = findings(path, text)
    #expect(found.map(\.fixes.first?.replacement) == (fix.map { [$0] } ?? []))
    guard fix != nil else { return }
    #expect(found.first?.message.en == "this calls itself `\(name)`, its path says `yantai`")
    #expect(found.first?.message.zh == "此处名为 `\(name)`，而文件路径中的名称是 `yantai`")
  }

  @Test(arguments: [
    ("rules/national/shared.yaml", "national", 0), ("rules/national/shared.yaml", "shared", 0),
    ("rules/national/shared.yaml", "notional", 1), ("rules/shared.yaml", "any", 0),
  ])
  func sharedFilesAndTheirFolders(path: String, name: String, count: Int) {
    let text = "haopai: 1\nshared: \(name)\nrefusals: { no: { zh: 不, en: no } }\n"
    #expect(findings(path, text).count == count)
  }

  /// Others know a business by the name that it has.
  @Test func aBusinessIsNotRenamed() {
    let trip = WorkflowWorld().trip.text.replacing("workflow: trip", with: "workflow: tour")
    let found = findings("rules/businesses/trip.yaml", trip)
    #expect(found.count == 1 && found.allSatisfy(\.fixes.isEmpty))
  }
}
