import Haopai
import HaopaiDomain
import HaopaiProgram

/// Commands of the new-car business through the engine, on the memory ledger and with secure
/// chance.
struct StepBench {
  private static let cases = 1_000
  private let book: CompiledBook
  private let business: Int
  private let start: Instant

  init?(book: RuleBook, city: String, business: String) {
    guard let compiled = book.compiled(city: city),
      let index = compiled.workflow(named: business),
      let start = Instant(civil: "2026-03-02 09:00")
    else { return nil }
    self.book = compiled
    self.business = index
    self.start = start
  }

  func measurements() -> [Measurement] {
    let choosing = played { $0.choosing($1) }.taken
    let path = played { $0.happyPath($1) }.taken
    return [
      Measurement(
        "a draw of ten without 4, through the step", limit: 5_000, dividedBy: Self.cases,
        prepare: { ready(after: choosing, draws: 0) }, work: { drawAll($0.draw, in: &$0.world) }),
      Measurement(
        "a redraw of ten without 4, through the step", limit: 5_000, dividedBy: Self.cases,
        prepare: { ready(after: choosing, draws: 1) }, work: { drawAll($0.draw, in: &$0.world) }),
      Measurement(
        "a happy path of eleven commands, through the step", limit: 30_000, dividedBy: Self.cases,
        prepare: { BenchWorld(book, business, at: start) }, work: { takeAll(path, in: &$0) }),
      Measurement(
        "the same, plain values first read against their declarations", dividedBy: Self.cases,
        prepare: { BenchWorld(book, business, at: start) },
        work: { world in for number in 1...Self.cases { world.happyPath(number) } }),
    ]
  }

  private func played(_ play: (inout BenchWorld, Int) -> Void) -> BenchWorld {
    var world = BenchWorld(book, business, at: start)
    for number in 1...Self.cases { play(&world, number) }
    return world
  }

  /// Every case where it may draw; `draws` times it has done so.
  private func ready(
    after commands: [BenchWorld.TypedCommand], draws: Int
  ) -> (world: BenchWorld, draw: PreparedCommand) {
    var world = BenchWorld(book, business, at: start)
    for command in commands {
      world.take(command, remembers: false)
      world.now = command.at
    }
    let draw = world.admitted("draw", ["exclude_4": .bool(true)], 1)
    for _ in 0..<draws { drawAll(draw, in: &world) }
    return (world, draw)
  }

  @inline(never)
  private func takeAll(_ commands: [BenchWorld.TypedCommand], in world: inout BenchWorld) {
    for command in commands { world.take(command, remembers: false) }
  }

  // Not inlined, so that a profile names it.
  @inline(never)
  private func drawAll(_ draw: PreparedCommand, in world: inout BenchWorld) {
    for number in 1...Self.cases {
      world.submit(draw, to: number, at: world.now)
    }
  }
}
