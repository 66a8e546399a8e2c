import HaopaiDomain
import HaopaiEngine
import Synchronization
import Testing

@testable import Haopai

/// After a long time what is due is done in batches, and nothing else meanwhile.
@Suite("Catching up")
struct CatchingUpTests {
  /// Cases at the sundial, half a second apart; each has timers a second after it came.
  private func sundials(batch: Int) throws -> (Desk, [CaseNumber]) {
    var desk = try Desk()
    desk.office.state.withLock { $0.engine.sweepBatch = batch }
    var numbers: [CaseNumber] = []
    for person in 0..<3 {
      let number = try desk.begin("tour", as: person)
      try desk.take("sun", number)
      numbers.append(number)
      desk.wait(300)
    }
    return (desk, numbers)
  }

  @Test(
    "a batch ends with its instant, and until all is done nothing else is",
    arguments: zip([1, 2, 3], [2, 1, 0]))
  func batches(size: Int, refused: Int) throws {
    var (late, numbers) = try sundials(batch: size)
    late.wait(86_400_000)
    for _ in 0..<refused {
      let records = try late.office.journal().filter { $0.command != nil }
      #expect(late.submit("count", to: numbers[0], key: "once").failure == .catchingUp)
      #expect(late.office.clock < late.now)
      #expect(try late.office.journal().filter { $0.command != nil } == records)
    }
    #expect(late.submit("count", to: numbers[0], key: "once").accepted != nil)
    #expect(late.office.clock == late.now)

    var (prompt, _) = try sundials(batch: .max)
    for _ in 0..<10 {
      prompt.wait(8_640_000)
      prompt.office.advance(to: prompt.now)
    }
    try #require(prompt.submit("count", to: numbers[0], key: "once").accepted != nil)
    #expect(try late.office.journal() == prompt.office.journal())
    #expect(late.office.replayAgrees())
  }

  @Test("time that is let pass stops at the end of a batch and goes on from there")
  func advance() throws {
    var (desk, _) = try sundials(batch: 1)
    desk.wait(86_400_000)
    var clocks: [Instant] = []
    var heard: [String] = []
    repeat {
      heard += desk.office.advance(to: desk.now).compactMap(\.english)
      clocks.append(desk.office.clock)
    } while desk.office.clock < desk.now && clocks.count < 10
    #expect(clocks.count == 3)
    #expect(clocks == clocks.sorted())
    #expect(heard == ["outer", "second", "outer", "second", "outer", "second"])
    #expect(desk.office.advance(to: desk.now).isEmpty)
  }
}
