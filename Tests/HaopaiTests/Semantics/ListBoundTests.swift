import Haopai
import Testing

/// The `max` of a list: expressions may rely on it, for nothing longer ever comes in.
@Suite("Bounds of lists")
struct ListBoundTests {
  private static let applicant = "11010519491231002X"

  private static let business = """
    haopai: 1
    workflow: club
    title: { zh: 俱乐部, en: club }
    parameters:
      lucky: { list: count, range: 1..9, max: 3, default: [1], title: { zh: 幸运数, en: lucky } }
      plates: { list: number, max: 3, default: [], title: { zh: 号牌, en: plates } }
    demands:
      - { that: "param.lucky.all(x, 10 / x > 0)", zh: 一, en: one }
      - { that: "param.plates.filter(x, x == x).size() < 4", zh: 二, en: two }
    facts:
      registry:
        key: { who: identity }
        fields: { counts: { list: count, range: 1..9, max: 3, mock: [1] }, open: { type: bool } }
    fields: { picks: { list: count, range: 0..9, max: 3, default: [] } }
    open: { title: { zh: 开始, en: open }, to: first }
    states:
      first:
        accepts:
          check:
            title: { zh: 检查, en: check }
            facts: { registry: { who: applicant.id } }
            require: [ { one: "fact.registry.counts.all(x, 10 / x > 0) && case.picks.all(x, x < 10)" } ]
            to: last
          pick:
            title: { zh: 选, en: pick }
            input: { picks: { list: count, max: 3, title: { zh: 选, en: picks } } }
            do: [ set: { picks: "[1, 2, 3]" } ]
            to: first
      last: { final: true }
    refusals:
      one: { zh: 一, en: one }

    """

  private static let city = """
    haopai: 1
    city: yantai
    name: { zh: 烟台市, en: Yantai }
    extends: china
    plates: { province: 鲁, authorities: [F, Y] }
    businesses: { club: { lucky: [1, 2] } }
    assumed: { club: 虚构 }

    """

  private func load(
    business: (String) -> String = { $0 }, city: (String) -> String = { $0 }
  ) throws -> LoadedRules {
    let national = try RuleBook.files(root: ShippedRules.root).filter {
      $0.path.hasPrefix("rules/national/") && !$0.path.hasSuffix("shared.yaml")
    }
    return RuleBook.load(
      files: national + [
        (path: "rules/businesses/club.yaml", bytes: Array(business(Self.business).utf8)),
        (path: "cities/yantai.yaml", bytes: Array(city(Self.city).utf8)),
      ])
  }

  /// Not all that the club declares is used in every test.
  private func errors(_ loaded: LoadedRules) -> [Finding] {
    loaded.findings.filter { $0.severity == .error }
  }

  private func found(_ loaded: LoadedRules) -> [String] {
    errors(loaded).map { "\($0.code): \($0.message.en)" }
  }

  @Test(
    "a city gives no more elements than `max`",
    arguments: [("[1, 2]", false), ("[1, 2, 3]", false), ("[1, 2, 3, 4]", true)])
  func cities(list: String, isTooLong: Bool) throws {
    let loaded = try load(city: { $0.replacing("[1, 2]", with: list) })
    #expect(
      found(loaded)
        == (isTooLong ? ["list-size: the list has 4 items, it must have 0 to 3"] : []))
    let plates = "[鲁F·1A234, 鲁F·1A235, 鲁F·1A236, 鲁F·1A237]"
    let others = try load(city: { $0.replacing("lucky: [1, 2]", with: "plates: \(plates)") })
    #expect(found(others) == ["list-size: the list has 4 items, it must have 0 to 3"])
  }

  @Test(
    "a fact has no more elements than `max`, and none outside their range",
    arguments: [
      ([1, 2], nil), ([1, 2, 9], nil), ([], nil),
      ([1, 2, 3, 4], "`facts.registry.counts` may have at most 3 items"),
      ([1, 0], "`facts.registry.counts[1]` must lie between 1 and 9"),
      ([1, 10], "`facts.registry.counts[1]` must lie between 1 and 9"),
    ] as [([Int64], String?)])
  func facts(counts: [Int64], failure: String?) throws {
    let now = try #require(Instant(civil: "2026-03-02 09:00"))
    let loaded = try load()
    let book = try #require(loaded.book, "\(found(loaded))")
    let office = try #require(Office(city: "yantai", of: book, at: now))
    let who = ApplicantDescription(kind: "individual", id: Self.applicant)
    let opened = try #require(office.open(business: "club", applicant: who, at: now).accepted)
    let answer = office.submit(
      "check", to: opened.view.number, by: .applicant(Self.applicant),
      facts: [
        "registry": ["counts": .list(counts.map { .integer($0) }), "open": .bool(true)]
      ], at: now)
    if let failure {
      #expect(answer.failure == .invalidFact)
      guard case .failed(let why) = answer else { return }
      #expect(why.text.en == failure)
    } else {
      #expect(answer.accepted?.view.state == "last")
    }
  }

  @Test("a mock value is no longer than `max` either")
  func mock() throws {
    let loaded = try load(business: { $0.replacing("mock: [1]", with: "mock: [1, 2, 3, 4]") })
    #expect(found(loaded) == ["list-size: the list has 4 items, it must have 0 to 3"])
  }

  @Test(
    "loops over lists are as long as their `max` says",
    arguments: [
      ("param.lucky", 316, false), ("param.lucky", 317, true), ("fact.registry.counts", 316, false),
      ("fact.registry.counts", 317, true), ("case.picks", 316, false), ("case.picks", 317, true),
    ])
  func loops(list: String, most: Int, isTooLong: Bool) throws {
    let loaded = try load(business: { text in
      text.replacing("max: 3", with: "max: \(most)")
        .replacing(
          "\"fact.registry.counts.all",
          with: "\"\(list).all(a, \(list).all(b, a + b > 0)) && fact.registry.counts.all"
        )
        .replacing("&& case.picks.all(x, x < 10)", with: "")
        .replacing(" && fact.registry.counts.all(x, 10 / x > 0)", with: "")
    })
    #expect(
      errors(loaded).map(\.code.description) == (isTooLong ? ["too-many-iterations"] : []))
  }

  @Test("a list without `max` cannot be looped over")
  func unbounded() throws {
    let loaded = try load(business: { $0.replacing("max: 3, mock", with: "mock") })
    #expect(loaded.findings.map(\.code.description) == ["unbounded-list"])
  }

  @Test(
    "a field takes no longer list than its `max`",
    arguments: [
      ("[1, 2]", false), ("[1, 2, 3]", false), ("[1, 2, 3, 4]", true), ("param.lucky", false),
      ("param.lucky.map(x, x)", false), ("param.lucky + param.lucky", true),
    ])
  func fields(value: String, isTooLong: Bool) throws {
    let loaded = try load(business: { text in
      text.replacing("[1, 2, 3]", with: value)
        .replacing(
          "fields: { picks: { list: count, range: 0..9,", with: "fields: { picks: { list: count,")
    })
    let message =
      "assignment-range: this list may have more than the 3 items that the field `picks` takes"
    #expect(found(loaded) == (isTooLong ? [message] : []))
  }
}
