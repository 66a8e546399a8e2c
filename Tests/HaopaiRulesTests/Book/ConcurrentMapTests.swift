import Testing

@testable import HaopaiRules

@Suite("Work on all cores")
struct ConcurrentMapTests {
  @Test(
    "results come in the order of the elements", arguments: [0, 1, 2, 63, 64, 65, 1_000, 2_049])
  func order(count: Int) {
    let elements = Array(0..<count)
    #expect(elements.concurrentMap { $0 * 2 } == elements.map { $0 * 2 })
  }
}
