import Haopai
import HaopaiDomain
import HaopaiProgram

/// Commands of the new-car business through the engine, on the memory ledger and with secure
/// chance.
struct StepBench {
  private static let cases = 1_000
  let business: BenchBusiness

  func measurements() -> [Measurement] {
    let choosing = played { $0.choosing($1) }.taken
    let path = played { $0.happyPath($1) }.taken
    return [
      Measurement(
        "a draw of ten without 4, through the step", limit: 5_000, dividedBy: Self.cases,
        prepare: { ready(after: choosing, draws: 0) }, work: { takeAll($0.draws, in: &$0.world) }),
      Measurement(
        "a redraw of ten without 4, through the step", limit: 5_000, dividedBy: Self.cases,
        prepare: { ready(after: choosing, draws: 1) }, work: { takeAll($0.draws, in: &$0.world) }),
      Measurement(
        "a happy path of eleven commands, through the step", limit: 30_000, dividedBy: Self.cases,
        prepare: { BenchWorld(business) }, work: { takeAll(path, in: &$0) }),
      Measurement(
        "the same, plain values first read against their declarations", dividedBy: Self.cases,
        prepare: { BenchWorld(business) },
        work: { world in
          for number in 1...Self.cases {
            world.person = number
            world.happyPath(number)
          }
        }),
    ]
  }

  private func played(_ play: (inout BenchWorld, Int) -> Void) -> BenchWorld {
    var world = BenchWorld(business)
    for number in 1...Self.cases {
      world.person = number
      play(&world, number)
    }
    return world
  }

  /// Every case where it may draw; `draws` times it has done so.
  private func ready(
    after commands: [BenchWorld.TypedCommand], draws times: Int
  ) -> (world: BenchWorld, draws: [BenchWorld.TypedCommand]) {
    var world = BenchWorld(business)
    for command in commands {
      precondition(world.replay(command))
      world.now = command.at
    }
    let draws = (1...Self.cases).map { number in
      world.person = number
      let command = world.admitted("draw", ["exclude_4": .bool(true)], number)
      return BenchWorld.TypedCommand(
        number: number, person: number, command: command, at: world.now)
    }
    for _ in 0..<times { takeAll(draws, in: &world) }
    return (world, draws)
  }

  // Not inlined, so that a profile names it.
  @inline(never)
  private func takeAll(_ commands: [BenchWorld.TypedCommand], in world: inout BenchWorld) {
    for command in commands { precondition(world.replay(command)) }
  }
}
