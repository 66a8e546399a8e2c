import Haopai
import HaopaiProgram
import Testing

/// What validated rules cannot do and the engine survives: events that cannot be carried out, and
/// cases that never rest.
@Suite("Faults")
struct FaultTests {
  private static let bell = """
    haopai: 1
    workflow: bell
    title: { zh: 敲钟, en: ringing the bell }
    fields:
      phone: mobile
    counters:
      rings: { per: [applicant.id], limit: "1", refusal: rung-enough }
    open:
      title: { zh: 开始, en: begin }
      input: { phone: { type: mobile, title: { zh: 手机, en: mobile } } }
      do: [ set: { phone: input.phone } ]
      to: tower
    states:
      tower:
        numbers: { basket: { max: 3 } }
        timers:
          early: { after: "duration('60s')", do: [ notify: { to: case.phone, message: early } ] }
          broken: { after: "duration('60s')", do: [ { when: rings.left > 0, use: rings } ] }
          late: { after: "duration('60s')", do: [ notify: { to: case.phone, message: late } ] }
          next: { after: "duration('120s')", do: [ notify: { to: case.phone, message: next } ] }
        initial: quiet
        accepts:
          ring: { title: { zh: 敲, en: ring }, do: [ use: rings ] }
          pick:
            title: { zh: 抽, en: pick }
            do: [ draw: { into: basket, kind: '"small-car"', count: "3", hold: "duration('90s')" } ]
          go: { title: { zh: 走, en: go }, to: gone }
        states:
          quiet:
            lapsed: { basket: [ { do: [ { when: rings.left > 0, use: rings } ] } ] }
            accepts:
              climb: { title: { zh: 登, en: climb }, to: echoing }
              doze: { title: { zh: 瞌睡, en: doze }, to: dozing }
          dozing:
            timers: { wake: { after: "duration('60s')", to: echoing } }
            accepts: { rise: { title: { zh: 起, en: rise }, to: quiet } }
          echoing:
            timers: { echo: { after: "duration('60s')", to: echoing } }
            accepts: { descend: { title: { zh: 下, en: descend }, to: quiet } }
      gone: { final: true }
    refusals:
      rung-enough: { zh: 已敲, en: rung enough }
    messages:
      early: { zh: 早, en: early }
      late: { zh: 晚, en: late }
      next: { zh: 下一个, en: next }

    """

  private func book() throws -> CompiledBook {
    let rules = try GardenRules.load(with: [
      "rules/businesses/bell.yaml": Self.bell,
      "cities/luyuan.yaml": try GardenRules.city("  tour: {}", "  tour: {}\n  bell: {}"),
    ])
    return try #require(rules.compiled(city: "luyuan"))
  }

  /// An office whose timers and handlers act without a guard.
  private func unguarded() throws -> Desk {
    try Desk(compiled: try book().altered("bell") { $0.unguard() })
  }

  /// An office in which a timer leads back to itself at once.
  private func restless() throws -> Desk {
    let book = try book().altered("bell") { workflow in
      for index in workflow.states.indices where workflow.states[index].name == "echoing" {
        workflow.states[index].timers[0].due = .at(ProgramID(workflow.programs.count))
      }
      workflow.programs.append(
        ExpressionProgram(instructions: [Instruction(.finishNumber)]))
    }
    return try Desk(compiled: book)
  }

  private func advance(_ desk: Desk) -> [String] {
    desk.office.advance(to: desk.now).compactMap(\.english)
  }

  @Test("an event that cannot be carried out stays; those after it fire at their own instants")
  func timer() throws {
    var desk = try unguarded()
    let number = try desk.begin("bell")
    let other = try desk.begin("bell", as: 1)
    try desk.take("ring", number)
    let due = desk.now.adding(TimeSpan(milliseconds: 60_000))
    desk.wait(119_999)
    #expect(advance(desk) == ["early", "late", "early", "late"])
    desk.wait(1)
    #expect(advance(desk) == ["next", "next"])
    desk.wait(3_600_000)
    #expect(advance(desk).isEmpty)
    #expect(
      desk.office.faults.map { [$0.event, $0.code, $0.refusal] }
        == [["tower.broken", "refused", "rung-enough"]])
    #expect(desk.office.faults.map(\.caseNumber) == [number])
    #expect(desk.office.faults.map(\.at) == [due])
    #expect(try desk.look(other).left("rings") == 0)
    #expect(desk.office.nextEvent(of: number) == nil)
    let fired = try desk.office.journal().filter { $0.command == nil && $0.caseNumber == number }
    #expect(fired.map { due.milliseconds - $0.at.milliseconds } == [0, 0, -60_000])
    try desk.take("go", number)
    #expect(desk.office.replayAgrees())
  }

  @Test("a handler that cannot be carried out leaves its numbers with the case")
  func lapse() throws {
    var desk = try unguarded()
    let number = try desk.begin("bell")
    try desk.take("ring", number)
    try desk.take("pick", number)
    desk.wait(120_000)
    #expect(advance(desk) == ["early", "late", "next"])
    #expect(desk.office.faults.map(\.event) == ["tower.broken", "tower.quiet.basket"])
    #expect(desk.free() == 17)
    // The state with the handler is left: nobody waits for the clock any more.
    try desk.take("climb", number)
    #expect(desk.free() == 20)
    #expect(desk.office.replayAgrees())
  }

  @Test("late sweeping equals sweeping in time, faults and all")
  func lateSweeping() throws {
    var prompt = try unguarded()
    let late = try unguarded()
    for desk in [prompt, late] {
      let number = try desk.begin("bell")
      try desk.take("ring", number)
      try desk.take("pick", number)
    }
    for _ in 0..<60 {
      prompt.wait(5000)
      prompt.office.advance(to: prompt.now)
    }
    late.office.advance(to: prompt.now)
    #expect(late.office.faults.count == 2)
    #expect(late.office.faults == prompt.office.faults)
    #expect(try late.office.journal() == prompt.office.journal())
  }

  @Test("a command after which a case would never rest is not taken, and leaves no trace")
  func restlessCommand() throws {
    var desk = try restless()
    let number = try desk.begin("bell")
    let before = desk.records
    #expect(desk.submit("climb", to: number).failure == .internalFault)
    #expect(desk.records == before)
    #expect(try desk.look(number).state == "tower.quiet")
    desk.wait(60_000)
    #expect(advance(desk) == ["early", "late"])
    #expect(desk.office.faults.isEmpty)
  }

  @Test("a timer after which a case would never rest stays, is named, and the case goes on")
  func restlessTimer() throws {
    var desk = try restless()
    let number = try desk.begin("bell")
    let other = try desk.begin("bell", as: 1)
    try desk.take("doze", number)
    desk.wait(60_000)
    #expect(advance(desk) == ["early", "late", "early", "late"])
    #expect(desk.office.faults.map(\.code) == ["restless"])
    #expect(desk.office.faults.map(\.event) == ["tower.dozing.wake"])
    #expect(desk.office.faults.map(\.at) == [desk.now])
    try desk.take("rise", number)
    desk.wait(60_000)
    #expect(advance(desk) == ["next", "next"])
    #expect(desk.office.faults.count == 1)
    #expect(try desk.look(other).state == "tower.quiet")
    #expect(desk.office.replayAgrees())
  }
}
