import HaopaiDiagnostics
import Testing

@testable import HaopaiRules

/// A small rule book around the files of a test: the national files and one business `trip` whose
/// parts a test replaces.
struct WorkflowWorld {
  /// Pieces of `trip`; a test overwrites what it is about.
  struct Trip {
    var top = ""
    var parameters =
      "  spots: { type: count, range: 1..9, default: 3, title: { zh: 名额, en: spots } }\n"
    var facts = ""
    var fields = "  vin: vin\n"
    var counters = ""
    var open = "  title: { zh: 开始, en: open }\n  to: first\n"
    var states = """
        first:
          accepts:
            go: { title: { zh: 走, en: go }, to: last }
        last: { final: true }

      """
    var refusals = ""
    var messages = ""

    var text: String {
      var text = "haopai: 1\nworkflow: trip\ntitle: { zh: 行程, en: trip }\n"
      text += top
      let sections = [
        ("parameters", parameters), ("facts", facts), ("fields", fields), ("counters", counters),
        ("open", open), ("states", states), ("refusals", refusals), ("messages", messages),
      ]
      for (key, body) in sections where !body.isEmpty { text += "\(key):\n\(body)" }
      return text
    }
  }

  var trip = Trip()
  /// Plate kinds beside the one that every test has.
  var nationalKinds = ""
  /// Part files, shared files and cities.
  var others: [String] = []
  /// What is reported of values, names and rules without effect: few tests use all that their world
  /// has.
  var advice: Set<FindingCode> = []
  static let allAdvice: Set<FindingCode> = [
    .unusedName, .repeatedValue, .unreadValue, .missingCalendar, .emptyEntry, .idleCommand,
    .sameOutcome, .claimedAtEnd, .issueWithoutClaim, .codeNeverSent,
    .factWithoutMock,
  ]

  func texts() -> [MarkedText] {
    var national = Self.national
    national[1].replace("letters: ABC", with: "\(nationalKinds)letters: ABC", maxReplacements: 1)
    return (national + [trip.text] + others).enumerated().map { index, text in
      MarkedText(text, path: "rules/\(index).yaml", id: index)
    }
  }

  func load(_ findings: inout FindingCollector) -> RuleBook? {
    var all = FindingCollector()
    let book = RuleBook.load(texts().map(\.source), into: &all)
    for finding in all.findings
    where advice.contains(finding.code) || !Self.allAdvice.contains(finding.code) {
      findings.report(finding)
    }
    return book
  }

  /// Checks that exactly these findings come out.
  func expect(
    _ expected: [Character: Expected], sourceLocation: SourceLocation = #_sourceLocation
  ) {
    var findings = FindingCollector()
    _ = load(&findings)
    HaopaiRulesTests.expect(findings, in: texts(), expected, sourceLocation: sourceLocation)
  }

  static let national = [
    "haopai: 1\nnation: china\nname: { zh: 全国, en: nationwide }\n",
    """
    haopai: 1
    plate_kinds:
      small-car: { title: { zh: 小型汽车, en: small car }, code: "02", patterns: [DDDDD] }
    letters: ABCDEFGHJKLMNPQRSTUVWXYZ
    energy_letters: ABCDEFGHJK

    """,
    """
    haopai: 1
    applicants:
      kinds: { individual: { title: { zh: 个人, en: individual } } }
      accounts: { internet: { title: { zh: 互联网, en: internet } } }
      default_account: internet

    """,
    """
    haopai: 1
    messages: national
    refusals:
      command-not-open: { zh: 一, en: one }
      not-permitted: { zh: 二, en: two }
      pool-empty: { zh: 三, en: three }
      number-not-held: { zh: 四, en: four }
      set-full: { zh: 五, en: five }
      resend-too-soon: { zh: 六, en: six }
      clock-backwards: { zh: 七, en: seven }
      key-reused: { zh: 八, en: eight }
      input-not-offered: { zh: 九, en: nine }
      wrong-count: { zh: "{fewest} 十 {most}", en: "{fewest} ten {most}" }

    """,
  ]
}

/// A world whose `trip` has these states.
func world(states: String) -> WorkflowWorld {
  var world = WorkflowWorld()
  world.trip.states = states
  return world
}
